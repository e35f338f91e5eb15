import { escaped, mermaidName } from './mermaidText.ts';
import { sequenceOf } from './sequence.ts';
import type { MapNode, MapView } from './view.ts';

/** How a view is drawn: as who sends what to whom, or in the order in which one thing follows another. */
export type MapPicture = 'flowchart' | 'sequence';

/** The notes of event storming: a handler of commands is yellow, a policy that reacts to events lilac, a read model green. */
export type Note = Exclude<MapNode['kind'], 'handler'> | 'aggregate' | 'policy' | 'readModel';

/**
 * The colours of the notes. None of them comes from a theme: black on light paper reads the same on a dark page and in
 * high contrast.
 */
export const notes: Readonly<Record<Note, { readonly paper: string; readonly edge: string }>> = {
  command: { paper: '#a7d3f2', edge: '#1c5d8c' },
  event: { paper: '#ffb866', edge: '#8a4b00' },
  query: { paper: '#d5ecc2', edge: '#4a6b26' },
  aggregate: { paper: '#fff3a6', edge: '#7a6a00' },
  policy: { paper: '#e3c8f0', edge: '#6b3a86' },
  readModel: { paper: '#a9dfbf', edge: '#1f6b3f' },
  sender: { paper: '#f5f5f5', edge: '#555555' },
  service: { paper: '#d7dbe0', edge: '#3a4047' },
};

const shapes: Readonly<Record<MapNode['kind'], readonly [string, string]>> = {
  command: ['["', '"]'],
  event: ['(["', '"])'],
  query: ['{{"', '"}}'],
  handler: ['[["', '"]]'],
  sender: ['("', '")'],
  service: ['["', '"]'],
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
  const used = new Set(view.nodes.map(noteOf));
  for (const [note, { paper, edge }] of Object.entries(notes)) {
    if (used.has(note as Note)) lines.push(`  classDef ${note} fill:${paper},stroke:${edge},color:#000000`);
  }
  return `${lines.join('\n')}\n`;
}

function box(node: MapNode): string {
  const [open, close] = shapes[node.kind];
  return `${mermaidName(node.id)}${open}${escaped(node.label)}${close}:::${noteOf(node)}`;
}

/** What kind of note a node is. */
export function noteOf(node: MapNode): Note {
  if (node.kind !== 'handler') return node.kind;
  if (node.role === 'projection' || node.role === 'queryHandler') return 'readModel';
  return node.role === 'commandHandler' ? 'aggregate' : 'policy';
}
