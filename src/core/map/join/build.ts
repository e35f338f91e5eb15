import type {
  FileFacts,
  FileHandler,
  MapHandler,
  MapMessage,
  MapSender,
  MessageMap,
  Send,
} from '../model.ts';
import type { CalledSends } from './emits.ts';
import { kindOf, type Node } from './joined.ts';

/** The map that nodes make, with identifiers in place of references. */
export function built(
  nodes: readonly Node[],
  files: readonly FileFacts[],
  calls: CalledSends,
  serviceOf: (path: string) => string,
): MessageMap {
  const messages = identified(nodes);
  const handledBy = new Map<FileHandler, Set<string>>();
  const sentBy = new Map<Send, Set<string>>();
  for (const [index, { handled, sent }] of nodes.entries()) {
    const { id } = messages[index] as MapMessage;
    for (const { handler } of handled) addTo(handledBy, handler, id);
    for (const { send } of sent) addTo(sentBy, send, id);
  }

  const handlers: MapHandler[] = [];
  /** The first handler whose code a send is reached from. */
  const owners = new Map<Send, string>();
  for (const file of files) {
    const service = serviceOf(file.path);
    for (const [id, index, handler] of identifiedHandlers(file, handledBy)) {
      const own = file.sends.filter((send) => send.handler === index);
      const sends = [...own, ...calls.sendsBehind(file, handler)];
      for (const send of sends) if (send.handler === index || !owners.has(send)) owners.set(send, id);
      const { name, role, range, topic, evidence } = handler;
      handlers.push({
        id,
        name,
        role,
        service,
        place: { path: file.path, range },
        handles: [...(handledBy.get(handler) ?? [])],
        emits: [...new Set(sends.flatMap((send) => [...(sentBy.get(send) ?? [])]))],
        ...(evidence !== 'told' && { guessed: true }),
        ...(topic !== undefined && { topic }),
      });
    }
  }
  const senders = files.flatMap((file) =>
    file.sends.flatMap((send) => sendersOf(file, serviceOf(file.path), send, sentBy, owners)),
  );
  return { messages: messages.toSorted(byServiceAndName), handlers, senders };
}

function sendersOf(
  { path }: FileFacts,
  service: string,
  send: Send,
  sentBy: ReadonlyMap<Send, ReadonlySet<string>>,
  owners: ReadonlyMap<Send, string>,
): MapSender[] {
  const handler = owners.get(send);
  return [...(sentBy.get(send) ?? [])].map((message) => ({
    message,
    service,
    place: { path, range: send.range },
    ...(handler !== undefined && { handler }),
    within: send.within,
    ...(send.topic !== undefined && { topic: send.topic }),
  }));
}

/** The handlers of a file that handle something, with their ids and indexes. */
function identifiedHandlers(
  file: FileFacts,
  handledBy: ReadonlyMap<FileHandler, unknown>,
): [string, number, FileHandler][] {
  const taken = new Map<string, number>();
  return file.handlers.flatMap((handler, index): [string, number, FileHandler][] => {
    if (!handledBy.has(handler)) return [];
    const name = `${file.path}#${handler.name}`;
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    return [[count === 1 ? name : `${name}~${count}`, index, handler]];
  });
}

function identified(nodes: readonly Node[]): MapMessage[] {
  const taken = new Map<string, number>();
  for (const { service, name } of nodes) {
    const id = `${service}/${name}`;
    taken.set(id, (taken.get(id) ?? 0) + 1);
  }
  return nodes.map((node) => {
    const { service, name, declared } = node;
    const id = `${service}/${name}`;
    return {
      id: taken.get(id) === 1 || !declared ? id : `${id}#${declared.file.path}`,
      name,
      kind: kindOf(node),
      service,
      ...(declared && { declared: { path: declared.file.path, range: declared.type.range } }),
    };
  });
}

function byServiceAndName(a: MapMessage, b: MapMessage): number {
  if (a.service !== b.service) return a.service < b.service ? -1 : 1;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

function addTo<K>(map: Map<K, Set<string>>, key: K, value: string): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}
