import { spanOf } from '../../drafts.ts';
import type { TypeRef } from '../../model.ts';
import { child, named, type SyntaxNode } from '../../syntax.ts';
import { textOf } from '../walk.ts';

/** Reads an annotation as it is written; `Optional` and `Annotated` are looked through, a type in quotes is one too. */
export function typeRef(node: SyntaxNode | undefined, text: string): TypeRef | undefined {
  if (!node) return undefined;
  const plain = (name: string, args: readonly TypeRef[] = []): TypeRef => ({
    name,
    arguments: args,
    union: [],
    span: spanOf(node),
  });
  switch (node.type) {
    case 'type':
      return typeRef(named(node)[0], text);
    case 'attribute': {
      const qualifier = child(node, 'object');
      return {
        ...plain(textOf({ text }, child(node, 'attribute'))),
        ...(qualifier && { qualifier: textOf({ text }, qualifier) }),
      };
    }
    case 'binary_operator':
      return unionOf(plain(''), [
        ...membersOf(child(node, 'left'), text),
        ...membersOf(child(node, 'right'), text),
      ]);
    case 'generic_type':
    case 'subscript':
      return genericType(node, text);
    case 'string':
      return plain(/\w+(?=\W*$)/.exec(textOf({ text }, node))?.[0] ?? '');
    default:
      return plain(textOf({ text }, node).slice(0, 80));
  }
}

function genericType(node: SyntaxNode, text: string): TypeRef | undefined {
  const [head, ...rest] = named(node);
  const given = node.type === 'generic_type' ? named(rest[0]) : rest;
  const base = typeRef(head, text);
  if (!base) return undefined;
  const args = given.flatMap((one) => typeRef(one, text) ?? []);
  const span = spanOf(node);
  switch (base.name) {
    case 'Annotated':
      return args[0];
    case 'Optional':
    case 'Union':
      return unionOf({ ...base, span }, args);
    default:
      return { ...base, arguments: args, span };
  }
}

function membersOf(node: SyntaxNode | undefined, text: string): readonly TypeRef[] {
  const type = typeRef(node, text);
  if (!type) return [];
  return type.union.length > 0 ? type.union : [type];
}

/** A union bears the name of its first member that is not `None`. */
function unionOf(type: TypeRef, union: readonly TypeRef[]): TypeRef {
  const first = union.find((one) => one.name !== 'None');
  return { ...type, name: first?.name ?? '', arguments: first?.arguments ?? [], union };
}
