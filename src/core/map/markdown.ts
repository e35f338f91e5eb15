import type { MapNode, MapView } from './view.ts';

const headings = { command: 'Commands', event: 'Events', query: 'Queries' } as const;

/**
 * A view as Markdown: its diagram, and what the diagram shows as lists, for readers who cannot see it.
 * @param mermaid the text of its diagram
 */
export function markdownOf(view: MapView, mermaid: string): string {
  const nodes = new Map(view.nodes.map((node) => [node.id, node]));
  const lists = Object.entries(headings).flatMap(([kind, heading]) => {
    const items = view.nodes
      .filter((node) => node.kind === kind)
      .map((node) => `- ${code(node.label)}${relations(node, view, nodes)}`);
    return items.length > 0 ? [`## ${heading}`, '', ...items, ''] : [];
  });
  return ['```mermaid', mermaid.trimEnd(), '```', '', ...lists].join('\n');
}

function relations(node: MapNode, view: MapView, nodes: ReadonlyMap<string, MapNode>): string {
  const named = (ids: readonly string[]) =>
    ids
      .flatMap((id) => nodes.get(id)?.label ?? [])
      .map(code)
      .join(', ');
  const senders = named(view.edges.filter(({ to }) => to === node.id).map(({ from }) => from));
  const handlers = named(view.edges.filter(({ from }) => from === node.id).map(({ to }) => to));
  const parts = [senders && `sent by ${senders}`, handlers && `handled by ${handlers}`].filter(Boolean);
  return parts.length > 0 ? `: ${parts.join('; ')}` : '';
}

function code(name: string): string {
  return `\`${name.replaceAll('`', "'")}\``;
}
