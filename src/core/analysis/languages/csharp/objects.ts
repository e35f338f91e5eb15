import { spanOf } from '../../drafts.ts';
import type { Property, Value } from '../../model.ts';
import { child, named, type SyntaxNode } from '../../syntax.ts';
import type { Place } from '../place.ts';
import { textOf } from '../walk.ts';
import { textOfLiteral } from './texts.ts';
import { type CSharpWalk, nameOf } from './walk.ts';

/** What stands in the braces behind `new`: an object where names or keys are set, else a list. */
export function readInitializer(walk: CSharpWalk, node: SyntaxNode, place: Place): Value {
  const parts = named(node);
  const isObject = parts.some((one) => one.type === 'assignment_expression');
  if (!isObject)
    return { kind: 'list', items: parts.map((one) => walk.value(one, place)), span: spanOf(node) };
  const properties = parts.flatMap((one) => {
    const key = child(one, 'left');
    const value = child(one, 'right');
    return key && value ? [readProperty(walk, one, place, key, value)] : [];
  });
  return { kind: 'object', properties, open: properties.length < parts.length, span: spanOf(node) };
}

/** `new { order.Id, Total = 3 }`: a member without a name takes that of its value. */
export function readAnonymousObject(walk: CSharpWalk, node: SyntaxNode, place: Place): Value {
  const properties: Property[] = [];
  let key: SyntaxNode | undefined;
  node.children.forEach((one, index) => {
    if (!one.named || one.type === 'comment') return;
    if (node.children[index + 1]?.type === '=') key = one;
    else {
      properties.push(readProperty(walk, one, place, key ?? child(one, 'name') ?? one, one));
      key = undefined;
    }
  });
  return { kind: 'object', properties, open: false, span: spanOf(node) };
}

/** `order with { Total = 3 }` is an object that has more than is written. */
export function readWith(walk: CSharpWalk, node: SyntaxNode, place: Place): Value {
  const [original, ...changes] = named(node);
  walk.value(original, place);
  const properties = changes.flatMap((one) => {
    const [key, value] = named(one);
    return key && value ? [readProperty(walk, one, place, key, value)] : [];
  });
  return { kind: 'object', properties, open: true, span: spanOf(node) };
}

function readProperty(
  walk: CSharpWalk,
  node: SyntaxNode,
  place: Place,
  keyNode: SyntaxNode,
  valueNode: SyntaxNode,
): Property {
  const key = keyOf(walk, keyNode);
  const value = walk.value(valueNode, { ...place, within: [...place.within, key] });
  return { key, keySpan: spanOf(keyNode), value, span: spanOf(node) };
}

/** `Total`, or the text in `["total"]`. */
function keyOf(walk: CSharpWalk, node: SyntaxNode): string {
  const [inside] = node.type === 'element_binding_expression' ? named(named(node)[0]) : [];
  if (inside) return textOfLiteral(textOf(walk, inside));
  return nameOf(walk, node);
}
