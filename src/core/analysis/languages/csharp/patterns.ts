import { spanOf } from '../../drafts.ts';
import type { Value } from '../../model.ts';
import { child, named, type SyntaxNode } from '../../syntax.ts';
import { type Place, remember } from '../place.ts';
import { typeRef } from './types.ts';
import { type CSharpWalk, nameOf } from './walk.ts';

/** Reads a pattern: one of a type is the name of the type, and what it binds has that type. */
export function readPattern(walk: CSharpWalk, node: SyntaxNode, place: Place): Value {
  const span = spanOf(node);
  const type = typeRef(child(node, 'type'), walk.text);
  const bound = child(node, 'name');
  if (bound && type) remember(place.scope, [nameOf(walk, bound)], type);
  switch (node.type) {
    case 'constant_pattern':
      return walk.value(named(node)[0], place);
    case 'declaration_pattern':
    case 'type_pattern':
      return { kind: 'name', path: [type?.name ?? nameOf(walk, named(node)[0])], span };
    case 'discard':
    case 'var_pattern':
      return { kind: 'literal', text: '_', span };
    default: {
      const inside = named(node).filter((one) => one.field !== 'name' && one.field !== 'type');
      const parts: Value[] = inside.map((one) =>
        /pattern/.test(one.type) ? walk.pattern(one, place) : walk.value(one, place),
      );
      if (type) parts.unshift({ kind: 'name', path: [type.name], span: type.span });
      return { kind: 'compound', operator: node.type, parts, span };
    }
  }
}

/** The names that a tuple pattern binds: a, b and c of `(a, (b, c))`. */
export function tupleNames(walk: CSharpWalk, node: SyntaxNode): string[] {
  return named(node).flatMap((one) => {
    if (one.type === 'tuple_pattern') return tupleNames(walk, one);
    return one.type === 'identifier' ? [nameOf(walk, one)] : [];
  });
}
