import { escaped, mermaidName } from './mermaidText.ts';
import { sequenceOf } from './sequence.ts';
import type { MapNode, MapView } from './view.ts';

/** How a view is drawn: as who sends what to whom, or in the order in which one thing follows another. */
export type MapPicture = 'flowchart' | 'sequence';

/**
 * The colours of event storming notes. Each class names fill, edge and text, so that none of them comes from a theme: black
 * on light paper reads the same on a dark page and in high contrast.
 */
const classes: Readonly<Record<MapNode['kind'], string>> = {
  command: 'fill:#a7d3f2,stroke:#1c5d8c,color:#000000',
  event: 'fill:#ffb866,stroke:#8a4b00,color:#000000',
  query: 'fill:#b7e4b0,stroke:#2c6b26,color:#000000',
  handler: 'fill:#e3c8f0,stroke:#6b3a86,color:#000000',
  sender: 'fill:#f5f5f5,stroke:#555555,color:#000000',
  service: 'fill:#fff3a6,stroke:#7a6a00,color:#000000,stroke-width:2px',
};

const shapes: Readonly<Record<MapNode['kind'], readonly [string, string]>> = {
  command: ['["', '"]'],
  event: ['(["', '"])'],
  query: ['{{"', '"}}'],
  handler: ['[["', '"]]'],
  sender: ['("', '")'],
  service: ['[("', '")]'],
};

/** A view as Mermaid text; the same view gives the same text. */
export function mermaidOf(view: MapView, picture: MapPicture): string {
  return picture === 'sequence' ? sequenceOf(view) : flowchartOf(view);
}

/** The node that a name in the text of `mermaidOf` stands for. */
export function nodeAt(view: MapView, name: string): MapNode | undefined {
  return view.nodes.find(({ id }) => mermaidName(id) === name);
}

function flowchartOf(view: MapView): string {
  const services = new Map<string, MapNode[]>();
  for (const node of view.nodes) services.set(node.service, [...(services.get(node.service) ?? []), node]);
  const isGrouped = services.size > 1;
  const lines = ['flowchart LR'];
  for (const [service, nodes] of [...services].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const boxes = nodes.map((node) => `  ${box(node)}`);
    if (!isGrouped || nodes[0]?.kind === 'service') lines.push(...boxes);
    else {
      const name = mermaidName(`service:${service}`);
      lines.push(`  subgraph ${name}["${escaped(service)}"]`, ...boxes.map((line) => `  ${line}`), '  end');
    }
  }
  for (const { from, to } of view.edges) lines.push(`  ${mermaidName(from)} --> ${mermaidName(to)}`);
  const used = new Set(view.nodes.map(({ kind }) => kind));
  for (const [kind, style] of Object.entries(classes)) {
    if (used.has(kind as MapNode['kind'])) lines.push(`  classDef ${kind} ${style}`);
  }
  return `${lines.join('\n')}\n`;
}

function box(node: MapNode): string {
  const [open, close] = shapes[node.kind];
  return `${mermaidName(node.id)}${open}${escaped(node.label)}${close}:::${node.kind}`;
}
