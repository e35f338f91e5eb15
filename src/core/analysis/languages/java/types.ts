import { spanOf } from '../../drafts.ts';
import type { TypeRef } from '../../model.ts';
import { childOfType, named, type SyntaxNode } from '../../syntax.ts';

/** Reads a type as it is written; anything unusual keeps its text as name. */
export function typeRef(node: SyntaxNode | undefined, text: string): TypeRef | undefined {
  if (!node) return undefined;
  const plain = (at: SyntaxNode, args: readonly TypeRef[] = []): TypeRef => ({
    name: text.slice(at.start, at.end),
    arguments: args,
    union: [],
    span: spanOf(node),
  });
  switch (node.type) {
    case 'generic_type': {
      const [name] = named(node);
      return name && plain(lastName(name), typeRefs(childOfType(node, 'type_arguments'), text));
    }
    case 'array_type': {
      const element = typeRef(named(node)[0], text);
      return { name: 'Array', arguments: element ? [element] : [], union: [], span: spanOf(node) };
    }
    case 'scoped_type_identifier':
      return plain(lastName(node));
    default:
      return plain(node);
  }
}

export function typeRefs(list: SyntaxNode | undefined, text: string): TypeRef[] {
  return named(list).flatMap((one) => typeRef(one, text) ?? []);
}

function lastName(node: SyntaxNode): SyntaxNode {
  return node.type === 'scoped_type_identifier' ? (named(node).at(-1) ?? node) : node;
}
