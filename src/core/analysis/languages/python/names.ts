import { named, type SyntaxNode } from '../../syntax.ts';

/** The names that a target binds: `a, (b, *c)` binds a, b and c; members and elements bind none. */
export function boundNames(node: SyntaxNode | undefined, text: string): string[] {
  if (!node) return [];
  if (node.type === 'identifier') return [text.slice(node.start, node.end)];
  return /pattern|^tuple|^list|^as_/.test(node.type)
    ? named(node).flatMap((one) => boundNames(one, text))
    : [];
}
