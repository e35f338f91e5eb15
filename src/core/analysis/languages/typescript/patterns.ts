import { named, type SyntaxNode } from '../../syntax.ts';

/** The names that a binding pattern binds: `{ a, b: [c] = [], ...d }` binds a, c and d. */
export function boundNames(node: SyntaxNode | undefined, text: string): string[] {
  if (!node) return [];
  switch (node.type) {
    case 'identifier':
    case 'shorthand_property_identifier_pattern':
      return [text.slice(node.start, node.end)];
    case 'pair_pattern':
      return boundNames(named(node).at(-1), text);
    case 'assignment_pattern':
    case 'object_assignment_pattern':
      return boundNames(named(node)[0], text);
    case 'object_pattern':
    case 'array_pattern':
    case 'rest_pattern':
      return named(node).flatMap((one) => boundNames(one, text));
    default:
      return [];
  }
}
