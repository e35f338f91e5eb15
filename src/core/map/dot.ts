import type { MapNode, MapView } from './view.ts';

const looks: Readonly<Record<MapNode['kind'], string>> = {
  command: 'shape=box, fillcolor="#a7d3f2", color="#1c5d8c"',
  event: 'shape=oval, fillcolor="#ffb866", color="#8a4b00"',
  query: 'shape=hexagon, fillcolor="#b7e4b0", color="#2c6b26"',
  handler: 'shape=component, fillcolor="#e3c8f0", color="#6b3a86"',
  sender: 'shape=note, fillcolor="#f5f5f5", color="#555555"',
  service: 'shape=cylinder, fillcolor="#fff3a6", color="#7a6a00"',
};

/** A view as Graphviz text, one cluster a service. */
export function dotOf(view: MapView): string {
  const services = new Map<string, MapNode[]>();
  for (const node of view.nodes) services.set(node.service, [...(services.get(node.service) ?? []), node]);
  const clusters = [...services]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([service, nodes], index) => [
      `  subgraph cluster_${index} {`,
      `    label=${quoted(service)};`,
      ...nodes.map((node) => `    ${quoted(node.id)} [label=${quoted(node.label)}, ${looks[node.kind]}];`),
      '  }',
    ]);
  return [
    'digraph messages {',
    '  rankdir=LR;',
    '  node [style=filled, fontcolor="#000000"];',
    ...clusters,
    ...view.edges.map(({ from, to }) => `  ${quoted(from)} -> ${quoted(to)};`),
    '}',
    '',
  ].join('\n');
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ')}"`;
}
