import type { MapEdge, MapNode, MapView } from './view.ts';

/** More nodes than this make no picture that can be read. */
export const mostNodes = 60;

/**
 * A view whose groups stand for their parts where it has too many nodes. A group is a service; where all nodes are of one
 * service, a folder of its code.
 * @param unfolded groups whose parts are to be shown
 */
export function folded(view: MapView, unfolded: readonly string[]): MapView {
  if (view.nodes.length <= mostNodes) return view;
  const groupOf = grouping(view);
  const groups = new Map<string, MapNode[]>();
  for (const node of view.nodes) {
    const group = groupOf(node);
    groups.set(group, [...(groups.get(group) ?? []), node]);
  }
  if (groups.size < 2) return view;
  const closed = [...groups.keys()].filter((group) => !unfolded.includes(group)).sort();
  const standIn = new Map<string, string>();
  for (const group of closed) for (const { id } of groups.get(group) ?? []) standIn.set(id, groupId(group));
  const edges = new Map<string, MapEdge>();
  for (const edge of view.edges) {
    const from = standIn.get(edge.from) ?? edge.from;
    const to = standIn.get(edge.to) ?? edge.to;
    if (from !== to) edges.set(`${from} ${to}`, { from, to });
  }
  return {
    nodes: [
      ...closed.map((group) => groupNode(group, groups.get(group) ?? [])),
      ...view.nodes.filter(({ id }) => !standIn.has(id)),
    ],
    edges: [...edges.values()],
    folded: closed,
  };
}

function groupId(group: string): string {
  return `service:${group}`;
}

function groupNode(group: string, parts: readonly MapNode[]): MapNode {
  const handlers = parts.filter(({ kind }) => kind === 'handler').length;
  const senders = parts.filter(({ kind }) => kind === 'sender').length;
  const messages = parts.length - handlers - senders;
  return { kind: 'service', id: groupId(group), label: group, service: group, messages, handlers };
}

function grouping(view: MapView): (node: MapNode) => string {
  const services = new Set(view.nodes.map(({ service }) => service));
  if (services.size > 1) return ({ service }) => service;
  const places = new Map(view.nodes.map((node) => [node.id, folderOf(node)]));
  // What is declared nowhere stands with its first neighbour.
  for (const { from, to } of view.edges) {
    if (places.get(from) === undefined) places.set(from, places.get(to));
    if (places.get(to) === undefined) places.set(to, places.get(from));
  }
  const depth = commonDepth([...places.values()].flatMap((folder) => (folder === undefined ? [] : [folder])));
  return ({ id, service }) =>
    places
      .get(id)
      ?.split('/')
      .slice(0, depth + 1)
      .join('/') || service;
}

function folderOf(node: MapNode): string | undefined {
  if (node.kind === 'service' || !node.place) return undefined;
  return node.place.path.slice(0, Math.max(0, node.place.path.lastIndexOf('/')));
}

/** How many folders all of the paths begin with. */
function commonDepth(folders: readonly string[]): number {
  const [first = '', ...others] = folders;
  const parts = first.split('/');
  let depth = 0;
  while (depth < parts.length && others.every((folder) => folder.split('/')[depth] === parts[depth]))
    depth += 1;
  return depth;
}
