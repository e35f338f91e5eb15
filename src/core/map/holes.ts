import type { Role } from '../analysis/model.ts';
import { componentsOf } from './components.ts';
import type { MapHandler, MapMessage, MessageMap } from './model.ts';
import { handlersByMessage } from './reach.ts';

/**
 * What is missing or doubtful in a map.
 * - `unhandledCommand`, `unhandledQuery`: sent, and nothing handles it
 * - `unconsumedEvent`: sent, and nothing reacts to it or folds it
 * - `unreachedHandler`: nothing sends what it handles
 * - `reactionCycle`: handlers that send, in the end, what they handle
 * - `severalOwners`: an event that more than one service sends
 * - `duplicateHandler`: a command or query with several handlers in one service
 */
export type HoleKind =
  | 'unhandledCommand'
  | 'unhandledQuery'
  | 'unconsumedEvent'
  | 'unreachedHandler'
  | 'reactionCycle'
  | 'severalOwners'
  | 'duplicateHandler';

export interface Hole {
  readonly kind: HoleKind;
  /** Ids of the messages it is about; those of a cycle in the order of the reactions. */
  readonly messages: readonly string[];
  /** Ids of the handlers it is about. */
  readonly handlers: readonly string[];
  /** The services that send an event with several owners; empty for other kinds. */
  readonly services: readonly string[];
}

const unhandled = {
  command: 'unhandledCommand',
  query: 'unhandledQuery',
  event: 'unconsumedEvent',
} as const;

/** Reached from outside of the code that is seen: by a broker, or by a client that starts a workflow by its name. */
const reachedFromOutside: ReadonlySet<Role> = new Set<Role>(['consumer', 'workflow']);

/** All holes of a map, by kind in the order above, then in the order of the map. */
export function holes(map: MessageMap): Hole[] {
  const handlersOf = handlersByMessage(map);
  const sendingServices = new Map<string, Set<string>>();
  for (const { message, service } of map.senders) {
    const services = sendingServices.get(message);
    if (services) services.add(service);
    else sendingServices.set(message, new Set([service]));
  }
  const found = [
    ...map.messages.flatMap((message) => holesOf(message, handlersOf.get(message.id) ?? [], sendingServices)),
    ...map.handlers.filter((handler) => !isReached(handler, sendingServices)).map(unreached),
    ...cycles(map, handlersOf),
  ];
  return found.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

const order: readonly HoleKind[] = [
  'unhandledCommand',
  'unhandledQuery',
  'unconsumedEvent',
  'unreachedHandler',
  'reactionCycle',
  'severalOwners',
  'duplicateHandler',
];

function holesOf(
  message: MapMessage,
  handlers: readonly MapHandler[],
  sendingServices: ReadonlyMap<string, ReadonlySet<string>>,
): Hole[] {
  const senders = [...(sendingServices.get(message.id) ?? [])];
  const found: Hole[] = [];
  const add = (kind: HoleKind, more: Partial<Hole> = {}) =>
    found.push({ kind, messages: [message.id], handlers: [], services: [], ...more });
  if (senders.length > 0 && handlers.length === 0) add(unhandled[message.kind]);
  if (message.kind === 'event') {
    if (senders.length > 1) add('severalOwners', { services: senders });
    return found;
  }
  for (const same of byService(handlers)) {
    if (same.length > 1) add('duplicateHandler', { handlers: same.map(({ id }) => id) });
  }
  return found;
}

/** The handlers of a command or query that surely are some, one list for each service. */
function byService(handlers: readonly MapHandler[]): Iterable<MapHandler[]> {
  const services = new Map<string, MapHandler[]>();
  for (const handler of handlers) {
    if (handler.guessed || (handler.role !== 'commandHandler' && handler.role !== 'queryHandler')) continue;
    services.set(handler.service, [...(services.get(handler.service) ?? []), handler]);
  }
  return services.values();
}

function isReached(handler: MapHandler, sent: ReadonlyMap<string, unknown>): boolean {
  return reachedFromOutside.has(handler.role) || handler.handles.some((message) => sent.has(message));
}

function unreached({ id, handles }: MapHandler): Hole {
  return { kind: 'unreachedHandler', messages: handles, handlers: [id], services: [] };
}

function cycles(map: MessageMap, handlersOf: ReadonlyMap<string, readonly MapHandler[]>): Hole[] {
  const next = (message: string) => (handlersOf.get(message) ?? []).flatMap(({ emits }) => emits);
  return componentsOf(
    map.messages.map(({ id }) => id),
    next,
  )
    .filter(([first, ...others]) => first !== undefined && (others.length > 0 || next(first).includes(first)))
    .map((messages) => ({
      kind: 'reactionCycle',
      messages,
      handlers: map.handlers
        .filter(
          ({ handles, emits }) =>
            handles.some((id) => messages.includes(id)) && emits.some((id) => messages.includes(id)),
        )
        .map(({ id }) => id),
      services: [],
    }));
}
