import { escaped, mermaidName } from './mermaidText.ts';
import type { MapNode, MapView } from './view.ts';

/** Stands for who sends what nothing in the code sends. */
const outside = 'outside';

/**
 * A view as a Mermaid sequence diagram: from the messages that come from outside of the handlers, each message is followed by
 * what its handlers send. A lane is a class or function, or a folded service.
 */
export function sequenceOf(view: MapView): string {
  const nodes = new Map(view.nodes.map((node) => [node.id, node]));
  const into = new Map<string, MapNode[]>();
  const outOf = new Map<string, MapNode[]>();
  for (const { from, to } of view.edges) {
    const source = nodes.get(from);
    const target = nodes.get(to);
    if (!source || !target) continue;
    outOf.set(from, [...(outOf.get(from) ?? []), target]);
    into.set(to, [...(into.get(to) ?? []), source]);
  }
  const lanes = new Map<string, MapNode>();
  const arrows: string[] = [];
  const lane = (node: MapNode | undefined): string => {
    if (!node) return outside;
    const name = laneOf(node);
    if (!lanes.has(name)) lanes.set(name, node);
    return mermaidName(name);
  };

  for (const message of inOrder(view, into, outOf)) {
    const senders = into.get(message.id) ?? [];
    const receivers = outOf.get(message.id) ?? [];
    const arrow = message.kind === 'event' ? '-)' : '->>';
    const from = unique((senders.length > 0 ? senders : [undefined]).map(lane));
    const to = unique(receivers.map(lane));
    for (const sender of from) {
      if (to.length === 0) arrows.push(`  Note over ${sender}: ${escaped(message.label)}`);
      for (const receiver of to) arrows.push(`  ${sender}${arrow}${receiver}: ${escaped(message.label)}`);
    }
  }
  for (const { from, to } of view.edges) {
    const [source, target] = [nodes.get(from), nodes.get(to)];
    if (source && target && !isMessage(source) && !isMessage(target))
      arrows.push(`  ${lane(source)}-)${lane(target)}: ${escaped('…')}`);
  }
  const isOutsideUsed = arrows.some((line) => new RegExp(`^  (?:Note over )?${outside}\\b`).test(line));
  return [
    'sequenceDiagram',
    ...(isOutsideUsed ? [`  actor ${outside} as ?`] : []),
    ...boxes(lanes),
    ...arrows,
    '',
  ].join('\n');
}

function isMessage({ kind }: MapNode): boolean {
  return kind === 'command' || kind === 'event' || kind === 'query';
}

/** The methods of one class share a lane. */
function laneOf(node: MapNode): string {
  return node.kind === 'service' ? node.id : `${node.service}/${node.label.replace(/\..*$/, '')}`;
}

function laneLabel(node: MapNode): string {
  return node.kind === 'service' ? node.label : node.label.replace(/\..*$/, '');
}

/** Lanes of one service stand together. */
function boxes(lanes: ReadonlyMap<string, MapNode>): string[] {
  const services = new Map<string, string[]>();
  for (const [name, node] of lanes) {
    const line = `participant ${mermaidName(name)} as ${escaped(laneLabel(node))}`;
    const group = node.kind === 'service' ? '' : node.service;
    services.set(group, [...(services.get(group) ?? []), line]);
  }
  if (services.size < 2) return [...services.values()].flat().map((line) => `  ${line}`);
  return [...services].flatMap(([service, lines]) =>
    service === ''
      ? lines.map((line) => `  ${line}`)
      : [`  box transparent ${escaped(service)}`, ...lines.map((line) => `    ${line}`), '  end'],
  );
}

/** Messages by how far they are from what starts a flow; those of a circle come in the order of the view. */
function inOrder(
  view: MapView,
  into: ReadonlyMap<string, readonly MapNode[]>,
  outOf: ReadonlyMap<string, readonly MapNode[]>,
): MapNode[] {
  const messages = view.nodes.filter(isMessage);
  const starts = messages.filter(({ id }) => (into.get(id) ?? []).every(({ kind }) => kind !== 'handler'));
  const found = new Set<MapNode>();
  const visit = (message: MapNode): void => {
    if (found.has(message)) return;
    found.add(message);
    for (const handler of outOf.get(message.id) ?? [])
      for (const next of outOf.get(handler.id) ?? []) visit(next);
  };
  for (const message of [...starts, ...messages]) visit(message);
  return [...found].filter(isMessage);
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
