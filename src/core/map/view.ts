import type { Role } from '../analysis/model.ts';
import { folded } from './fold.ts';
import type { MapHandler, MapMessage, MapSender, MessageKind, MessageMap, Place } from './model.ts';
import { selected } from './selected.ts';

/** What of a map is to be shown. An empty list or text leaves nothing out. */
export interface MapFilter {
  readonly kinds: readonly MessageKind[];
  readonly services: readonly string[];
  /** Part of a message's or handler's name, in any case. */
  readonly text: string;
  /** Only files below this folder of the workspace. */
  readonly folder: string;
  /** Id of a message: only what can be reached from it. */
  readonly from?: string;
  /** Services whose parts are shown one by one where the map is folded. */
  readonly unfolded: readonly string[];
}

export const wholeMap: MapFilter = { kinds: [], services: [], text: '', folder: '', unfolded: [] };

/** A picture's worth of a map: what is drawn, by nothing but names and places. */
export interface MapView {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
  /** Services that stand for their parts, since the picture would have too many nodes. */
  readonly folded: readonly string[];
}

export type MapNode =
  | {
      readonly kind: MessageKind;
      /** Id in the map. */
      readonly id: string;
      readonly label: string;
      readonly service: string;
      readonly place?: Place;
    }
  | {
      readonly kind: 'handler' | 'sender';
      readonly id: string;
      readonly label: string;
      readonly service: string;
      readonly role?: Role;
      readonly place: Place;
    }
  | {
      readonly kind: 'service';
      readonly id: string;
      readonly label: string;
      readonly service: string;
      readonly messages: number;
      readonly handlers: number;
    };

/** Ids of nodes. */
export interface MapEdge {
  readonly from: string;
  readonly to: string;
}

/**
 * What a filter leaves of a map. Folds of state from events are left out, since they are no reaction to them. The handlers
 * of one class are one node, and so is code of one function that sends outside of any handler. With more nodes than a
 * picture can hold, services stand for their parts.
 */
export function viewOf(map: MessageMap, filter: MapFilter): MapView {
  const part = selected({ ...map, handlers: map.handlers.filter(({ role }) => role !== 'evolve') }, filter);
  // What else sends a message further down the flow is no part of the flow.
  const senders = part.senders.filter(
    ({ handler, message }) => handler === undefined && (filter.from === undefined || message === filter.from),
  );
  const classOf = firstOfClass(part.handlers);
  const nodes: MapNode[] = [
    ...part.messages.map(messageNode),
    ...part.handlers.filter(({ id }) => classOf.get(id) === id).map(handlerNode),
    ...new Map(senders.map((sender) => [senderId(sender), senderNode(sender)])).values(),
  ];
  const known = new Set(nodes.map(({ id }) => id));
  const edges = [
    ...senders.map((sender) => ({ from: senderId(sender), to: sender.message })),
    ...part.handlers.flatMap(({ id, handles, emits }) => [
      ...handles.map((message) => ({ from: message, to: classOf.get(id) ?? id })),
      ...emits.map((message) => ({ from: classOf.get(id) ?? id, to: message })),
    ]),
  ].filter(({ from, to }) => known.has(from) && known.has(to));
  return folded({ nodes, edges: unique(edges), folded: [] }, filter.unfolded);
}

/** For each handler the first of its class, by their ids. */
function firstOfClass(handlers: readonly MapHandler[]): Map<string, string> {
  const firsts = new Map<string, string>();
  return new Map(
    handlers.map(({ id, name, place }) => {
      const key = `${place.path}#${name}`;
      const first = firsts.get(key) ?? id;
      firsts.set(key, first);
      return [id, first];
    }),
  );
}

function messageNode({ id, kind, name, service, declared }: MapMessage): MapNode {
  return { kind, id, label: name, service, ...(declared && { place: declared }) };
}

function handlerNode({ id, name, role, service, place }: MapHandler): MapNode {
  return { kind: 'handler', id, label: name || fileName(place), service, role, place };
}

function senderId({ place, within }: MapSender): string {
  return `sender:${place.path}#${within}`;
}

function senderNode(sender: MapSender): MapNode {
  const { place, service, within } = sender;
  return { kind: 'sender', id: senderId(sender), label: within || fileName(place), service, place };
}

/** What stands for code outside of all functions, and for functions without a name. */
function fileName({ path }: Place): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function unique(edges: readonly MapEdge[]): MapEdge[] {
  return [...new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge])).values()];
}
