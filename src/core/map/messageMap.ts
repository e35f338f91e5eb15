import { fileKindOf } from '../analysis/gates.ts';
import { joinContracts } from './join/contracts.ts';
import { calledSends } from './join/emits.ts';
import { type Handling, isKnown, kindOf, type Node } from './join/joined.ts';
import { modulesOf } from './join/modules.ts';
import { type Names, namesOf } from './join/names.ts';
import type {
  FileFacts,
  FileHandler,
  MapHandler,
  MapMessage,
  MapSender,
  MessageMap,
  MessageRef,
  Send,
} from './model.ts';

export interface MapOptions {
  /** Tests, mocks, fixtures, benchmarks and documentation too; they are left out otherwise. */
  readonly includeTests?: boolean;
}

/**
 * Joins what the files tell. Each name is looked up (`namesOf`); every type or text that something surely sends or handles is a
 * message, and what only has the form of a sender or handler counts where it names one of those. A function that takes a
 * command counts where nothing else handles it. Messages of one name in two services stay apart unless a topic or the text
 * of their type says that they are one (`joinContracts`).
 * @param serviceOf name of the package a path belongs to, see `servicesOf`
 */
export function messageMap(
  files: Iterable<FileFacts>,
  serviceOf: (path: string) => string,
  { includeTests = false }: MapOptions = {},
): MessageMap {
  const all = [...files].filter(({ test }) => includeTests || !test);
  const modules = modulesOf(all, serviceOf);
  const { nodes, topicConsumers } = gathered(all, namesOf(all, modules, serviceOf), serviceOf);
  const joined = joinContracts(nodes, topicConsumers)
    .filter(isMessage)
    .map(withoutGuesses)
    .filter(
      ({ declared, handled, sent }) =>
        handled.length > 0 || sent.length > 0 || declared?.type.evidence === 'told',
    )
    .map((node) => (node.service === '' && !node.declared ? atHome(node, serviceOf) : node));

  const messages = identified(joined);
  const ids = new Map(joined.map((node, index) => [node, messages[index]?.id ?? '']));
  const messageOfSend = new Map<Send, string>();
  for (const node of joined) for (const { send } of node.sent) messageOfSend.set(send, ids.get(node) ?? '');

  const handledBy = new Map<FileHandler, string[]>();
  for (const node of joined) {
    for (const { handler } of node.handled) {
      const list = handledBy.get(handler);
      if (!list) handledBy.set(handler, [ids.get(node) ?? '']);
      else if (!list.includes(ids.get(node) ?? '')) list.push(ids.get(node) ?? '');
    }
  }

  const calls = calledSends(all, modules, serviceOf);
  const handlers: MapHandler[] = [];
  const senders: MapSender[] = [];
  /** The handler whose code a send is reached from. */
  const ownerOfSend = new Map<Send, string>();
  for (const file of all) {
    const taken = new Map<string, number>();
    const handlerIds = file.handlers.map((handler) => {
      const handles = handledBy.get(handler);
      if (!handles) return undefined;
      const name = `${file.path}#${handler.name}`;
      const count = (taken.get(name) ?? 0) + 1;
      taken.set(name, count);
      return count === 1 ? name : `${name}~${count}`;
    });
    for (const [index, handler] of file.handlers.entries()) {
      const id = handlerIds[index];
      const handles = handledBy.get(handler);
      if (id === undefined || !handles) continue;
      const own = file.sends.filter((send) => send.handler === index);
      const behind = calls.sendsBehind(file, handler);
      for (const send of own) ownerOfSend.set(send, id);
      for (const send of behind) if (!ownerOfSend.has(send)) ownerOfSend.set(send, id);
      const emits = [...new Set([...own, ...behind].flatMap((send) => messageOfSend.get(send) ?? []))];
      handlers.push({
        id,
        name: handler.name,
        role: handler.role,
        service: serviceOf(file.path),
        place: { path: file.path, range: handler.range },
        handles,
        emits,
        ...(handler.evidence !== 'told' && { guessed: true }),
        ...(handler.topic !== undefined && { topic: handler.topic }),
      });
    }
  }
  for (const file of all) {
    for (const send of file.sends) {
      const message = messageOfSend.get(send);
      if (message === undefined) continue;
      const handler = ownerOfSend.get(send);
      senders.push({
        message,
        service: serviceOf(file.path),
        place: { path: file.path, range: send.range },
        ...(handler !== undefined && { handler }),
        within: send.within,
        ...(send.topic !== undefined && { topic: send.topic }),
      });
    }
  }
  return { messages: messages.toSorted(byServiceAndName), handlers, senders };
}

interface Gathered {
  readonly nodes: readonly Node[];
  /** Consumers of a topic that tell no message. */
  readonly topicConsumers: readonly Handling[];
}

/** One node for each declared type or text of a service that anything in the files names as a message. */
function gathered(files: readonly FileFacts[], names: Names, serviceOf: (path: string) => string): Gathered {
  const nodes = new Map<unknown, Node>();
  const node = (key: unknown, make: () => Pick<Node, 'name' | 'service' | 'declared'>): Node => {
    const known = nodes.get(key);
    if (known) return known;
    const made: Node = { ...make(), handled: [], sent: [] };
    nodes.set(key, made);
    return made;
  };
  const nodesFor = (file: FileFacts, ref: MessageRef): Node[] => {
    const meaning = names.meaningOf(file, ref);
    if (meaning === 'nothing') return [];
    if ('declared' in meaning) {
      return meaning.declared.map((declared) =>
        node(declared.type, () => ({ name: declared.type.name, service: declared.service, declared })),
      );
    }
    const name = 'text' in meaning ? meaning.text : meaning.external;
    const service = serviceOf(file.path);
    return [node(`${service} ${name}`, () => ({ name, service, declared: undefined }))];
  };

  const topicConsumers: Handling[] = [];
  for (const file of files) {
    for (const type of file.types) {
      const service = serviceOf(file.path);
      if (type.kind) node(type, () => ({ name: type.name, service, declared: { file, type, service } }));
    }
    for (const handler of file.handlers) {
      if (handler.handles.length === 0) topicConsumers.push({ file, handler, literal: false });
      for (const ref of handler.handles) {
        for (const one of nodesFor(file, ref)) one.handled.push({ file, handler, literal: ref.literal });
      }
    }
    for (const send of file.sends)
      for (const one of nodesFor(file, send.message)) one.sent.push({ file, send });
  }
  return { nodes: [...nodes.values()], topicConsumers };
}

/** Known to be a message, or a text both in code that may send it and in code that may handle it. */
function isMessage(node: Node): boolean {
  if (isKnown(node)) return true;
  if (node.declared) return false;
  const handlers = node.handled.filter(({ handler }) => handler.evidence === 'named');
  const sends = node.sent.filter(({ send }) => send.evidence === 'named');
  const inBrowser = [...handlers, ...sends].every(({ file }) => fileKindOf(file.path).ui);
  return handlers.length > 0 && sends.length > 0 && !inBrowser;
}

/** Functions that take a command by a parameter count where nothing says that it handles it. */
function withoutGuesses(node: Node): Node {
  const sure = node.handled.filter(({ handler }) => handler.evidence !== 'typed');
  const wanted = sure.length > 0 || kindOf(node) === 'event' ? sure : node.handled;
  const sent = node.sent.filter(({ file, send }) => send.evidence === 'told' || !isCopy(node, file, send));
  return { ...node, handled: [...wanted], sent };
}

/** Code that makes a message in the message's own class, or out of that same message, does not send it. */
function isCopy(node: Node, file: FileFacts, send: Send): boolean {
  if (node.declared?.file === file && send.within.startsWith(`${node.name}.`)) return true;
  if (node.declared?.file === file && send.within === node.name) return true;
  const handler = send.handler === undefined ? undefined : file.handlers[send.handler];
  return handler !== undefined && node.handled.some((one) => one.handler === handler);
}

/** A topic that stands as a message belongs to its first consumer. */
function atHome(node: Node, serviceOf: (path: string) => string): Node {
  const [first] = node.handled;
  return first ? { ...node, service: serviceOf(first.file.path) } : node;
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
    const isOne = taken.get(id) === 1;
    return {
      id: isOne || !declared ? id : `${id}#${declared.file.path}`,
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
