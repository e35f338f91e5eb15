import { spanOf } from '../../drafts.ts';
import type { TypeRef } from '../../model.ts';
import { child, childOfType, named, type SyntaxNode } from '../../syntax.ts';

/** Reads a type as it is written, `?` left out; nothing for `var`. Anything unusual keeps its text as name. */
export function typeRef(node: SyntaxNode | undefined, text: string): TypeRef | undefined {
  if (!node) return undefined;
  const plain = (at: SyntaxNode, args: readonly TypeRef[] = []): TypeRef => ({
    name: text.slice(at.start, at.end),
    arguments: args,
    union: [],
    span: spanOf(node),
  });
  switch (node.type) {
    case 'implicit_type':
      return undefined;
    case 'primary_constructor_base_type':
    case 'nullable_type':
    case 'ref_type':
    case 'scoped_type':
      return typeRef(child(node, 'type'), text);
    case 'qualified_name':
    case 'alias_qualified_name':
      return typeRef(child(node, 'name'), text);
    case 'generic_name': {
      const [name = node] = named(node);
      return plain(name, typeRefs(childOfType(node, 'type_argument_list'), text));
    }
    case 'array_type': {
      const element = typeRef(child(node, 'type'), text);
      return { name: 'Array', arguments: element ? [element] : [], union: [], span: spanOf(node) };
    }
    default:
      return plain(node);
  }
}

function typeRefs(list: SyntaxNode | undefined, text: string): TypeRef[] {
  return named(list).flatMap((one) => typeRef(one, text) ?? []);
}

/** The types behind the colon of a class, without what is given to a base constructor. */
export function baseTypes(declaration: SyntaxNode, text: string): TypeRef[] {
  return named(childOfType(declaration, 'base_list'))
    .filter((one) => one.type !== 'argument_list')
    .flatMap((one) => typeRef(one, text) ?? []);
}
