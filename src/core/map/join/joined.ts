import type { Role } from '../../analysis/model.ts';
import { kindOfName } from '../facts/names.ts';
import type { FileFacts, FileHandler, MessageKind, Send } from '../model.ts';
import type { Declared } from './indexes.ts';

/** A message while the files are joined, with all who handle or send it. */
export interface Node {
  readonly name: string;
  readonly service: string;
  readonly declared: Declared | undefined;
  readonly handled: Handling[];
  readonly sent: Sending[];
}

export interface Handling {
  readonly file: FileFacts;
  readonly service: string;
  readonly handler: FileHandler;
  /** It is matched by a text, as the `type` of what comes from a broker. */
  readonly literal: boolean;
}

export interface Sending {
  readonly file: FileFacts;
  readonly send: Send;
}

const kindOfRole: Readonly<Partial<Record<Role, MessageKind>>> = {
  commandHandler: 'command',
  queryHandler: 'query',
  workflow: 'command',
  eventHandler: 'event',
  evolve: 'event',
  projection: 'event',
};

/** Told by its declaration, else by who handles it, how it is sent, or its name; an event where nothing tells. */
export function kindOf(node: Node): MessageKind {
  const declared = node.declared?.type.kind;
  if (declared) return declared;
  const roles = node.handled.flatMap(({ handler }) => kindOfRole[handler.role] ?? []);
  if (roles.includes('event') || roles.length === 0) {
    const sent = node.sent.find(({ send }) => send.kind)?.send.kind;
    return roles[0] ?? sent ?? kindOfName(node.name) ?? 'event';
  }
  return roles[0] ?? 'event';
}

/** True where it is known to be a message: by its declaration, or since something surely handles or sends it. */
export function isKnown(node: Node): boolean {
  return (
    node.declared?.type.kind !== undefined ||
    node.handled.some(({ handler }) => handler.evidence === 'told') ||
    node.sent.some(({ send }) => send.evidence === 'told')
  );
}
