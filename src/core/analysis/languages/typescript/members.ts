import { child, type SyntaxNode } from '../../syntax.ts';
import { unquote } from '../text.ts';

/** Name of a member as text, without quotes or brackets. */
export function memberName(node: SyntaxNode | undefined, text: string): string {
  if (!node) return '';
  const name = text.slice(node.start, node.end);
  if (node.type === 'string') return unquote(name);
  return node.type === 'computed_property_name' ? unquote(name.slice(1, -1).trim()) : name;
}

/** True for a member or constructor parameter that can be reached from outside the class. */
export function isPublic(node: SyntaxNode, text: string): boolean {
  const modifier = node.children.find((one) => one.type === 'accessibility_modifier');
  const hidden = child(node, 'name')?.type === 'private_property_identifier';
  return !hidden && (!modifier || text.slice(modifier.start, modifier.end) === 'public');
}
