import type { Role } from '../analysis/model.ts';
import { folded } from './fold.ts';
import type { MapHandler, MapMessage, MapSender, MessageKind, MessageMap, Place } from './model.ts';
import { reach } from './reach.ts';

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
 * What a filter leaves of a map. Folds of state from events are left out, since they are no reaction to them. Code that sends
 * outside of any handler is one node per function. With more nodes than a picture can hold, services stand for their parts.
 */
export function viewOf(map: MessageMap, filter: MapFilter): MapView {
  const part = chosen({ ...map, handlers: map.handlers.filter(({ role }) => role !== 'evolve') }, filter);
  const nodes: MapNode[] = [
    ...part.messages.map(messageNode),
    ...part.handlers.map(handlerNode),
    ...new Map(part.senders.map((sender) => [senderId(sender), senderNode(sender)])).values(),
  ];
  const known = new Set(nodes.map(({ id }) => id));
  const edges = [
    ...part.senders.map((sender) => ({ from: senderId(sender), to: sender.message })),
    ...part.handlers.flatMap(({ id, handles, emits }) => [
      ...handles.map((message) => ({ from: message, to: id })),
      ...emits.map((message) => ({ from: id, to: message })),
    ]),
  ].filter(({ from, to }) => known.has(from) && known.has(to));
  return folded({ nodes, edges: unique(edges), folded: [] }, filter.unfolded);
}

/** The messages, handlers and free senders that stay; what touches a chosen part stays with it. */
function chosen(map: MessageMap, filter: MapFilter): MessageMap {
  const reached = filter.from === undefined ? undefined : reach(map, filter.from);
  const isKind = ({ kind }: MapMessage) => filter.kinds.length === 0 || filter.kinds.includes(kind);
  const messages = map.messages.filter((one) => isKind(one) && (!reached || reached.messages.has(one.id)));
  const known = new Set(messages.map(({ id }) => id));
  const touches = ({ handles, emits }: MapHandler) => [...handles, ...emits].some((id) => known.has(id));
  const handlers = map.handlers.filter((one) => touches(one) && (!reached || reached.handlers.has(one.id)));
  const senders = map.senders.filter(
    (one) => one.handler === undefined && known.has(one.message) && (!reached || one.message === filter.from),
  );
  return narrowed({ messages, handlers, senders }, filter);
}

function narrowed(map: MessageMap, { services, text, folder }: MapFilter): MessageMap {
  const wanted = text.trim().toLowerCase();
  if (services.length === 0 && folder === '' && wanted === '') return map;
  const isBelow = (place: Place | undefined) =>
    folder === '' || place?.path.startsWith(`${folder.replace(/\/$/, '')}/`) === true;
  const isIn = (service: string, place: Place | undefined) =>
    (services.length === 0 || services.includes(service)) && isBelow(place);
  const isNamed = (name: string) => name.toLowerCase().includes(wanted);

  const named = new Set(map.messages.filter(({ name }) => isNamed(name)).map(({ id }) => id));
  const handlers = map.handlers.filter(
    ({ name, service, place, handles, emits }) =>
      isIn(service, place) && (isNamed(name) || [...handles, ...emits].some((id) => named.has(id))),
  );
  const senders = map.senders.filter(
    ({ within, service, place, message }) => isIn(service, place) && (isNamed(within) || named.has(message)),
  );
  const touched = new Set([
    ...handlers.flatMap(({ name, handles, emits }) =>
      [...handles, ...emits].filter((id) => named.has(id) || isNamed(name)),
    ),
    ...senders.map(({ message }) => message),
  ]);
  const messages = map.messages.filter(
    ({ id, service, declared }) => touched.has(id) || (named.has(id) && isIn(service, declared)),
  );
  return { messages, handlers, senders };
}

function messageNode({ id, kind, name, service, declared }: MapMessage): MapNode {
  return { kind, id, label: name, service, ...(declared && { place: declared }) };
}

function handlerNode({ id, name, role, service, place }: MapHandler): MapNode {
  return { kind: 'handler', id, label: name, service, role, place };
}

function senderId({ place, within }: MapSender): string {
  return `sender:${place.path}#${within}`;
}

function senderNode(sender: MapSender): MapNode {
  const { place, service, within } = sender;
  const label = within || place.path.slice(place.path.lastIndexOf('/') + 1);
  return { kind: 'sender', id: senderId(sender), label, service, place };
}

function unique(edges: readonly MapEdge[]): MapEdge[] {
  return [...new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge])).values()];
}
