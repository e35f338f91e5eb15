import type { LanguageId, Role } from '../analysis/model.ts';
import type { Range } from '../lint/positions.ts';

/**
 * What the map keeps of one source file: names and places only, so that ten thousand files stay small. All of it is
 * plain data, made from a `PatternModel` by `fileFacts` and joined with the other files by `messageMap`.
 */
export interface FileFacts {
  /** Relative to the folder that is indexed, with `/`. */
  readonly path: string;
  readonly language: LanguageId;
  /** Its path says test, mock, fixture, benchmark or documentation. */
  readonly test: boolean;
  /** Imports that bind a name used by the facts below. */
  readonly imports: readonly ImportedName[];
  readonly messages: readonly DeclaredMessage[];
  readonly handlers: readonly FileHandler[];
  readonly sends: readonly Send[];
}

export interface ImportedName {
  readonly local: string;
  /** The exported name, `default`, or `*`. */
  readonly name: string;
  readonly module: string;
}

export type MessageKind = 'command' | 'event' | 'query';

export interface DeclaredMessage {
  readonly name: string;
  readonly kind: MessageKind;
  /** Its name where it is declared. */
  readonly range: Range;
}

export interface FileHandler {
  readonly role: Role;
  /** The class it is a method of, else the function. */
  readonly name: string;
  /** Names of the messages as this file writes them. */
  readonly handles: readonly string[];
  /** Topic, queue or subject it consumes from, where a literal tells. */
  readonly topic?: string;
  readonly range: Range;
}

/** A message given to a bus, a broker or an event store, or recorded by an aggregate. */
export interface Send {
  /** Name of the message as this file writes it. */
  readonly message: string;
  readonly topic?: string;
  readonly range: Range;
  /** Index into `handlers` of the handler whose code it is part of. */
  readonly handler?: number;
  /** The function, or `Class.method`, it happens in. */
  readonly within: string;
}

/** Who sends and who handles every message of a workspace. Identifiers hold for one map. */
export interface MessageMap {
  /** Sorted by service, then name. */
  readonly messages: readonly MapMessage[];
  readonly handlers: readonly MapHandler[];
  readonly senders: readonly MapSender[];
}

/** A place in a file of the workspace. */
export interface Place {
  readonly path: string;
  readonly range: Range;
}

export interface MapMessage {
  /** `<service>/<name>` */
  readonly id: string;
  readonly name: string;
  readonly kind: MessageKind;
  /** Name of the package it is declared in: that of the nearest manifest, or its folder. */
  readonly service: string;
  /** Where it is declared; absent for one that is only named, as by a string literal. */
  readonly declared?: Place;
}

export interface MapHandler {
  /** `<path>#<name>`, with a number where a file has several of that name. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly service: string;
  readonly place: Place;
  /** Ids of messages. */
  readonly handles: readonly string[];
  /** Ids of the messages it sends. */
  readonly emits: readonly string[];
  readonly topic?: string;
}

export interface MapSender {
  /** Id of the message. */
  readonly message: string;
  readonly service: string;
  readonly place: Place;
  /** Id of the handler it is part of; absent for code that only sends, as a route of a gateway. */
  readonly handler?: string;
  /** The function, or `Class.method`, it happens in. */
  readonly within: string;
  readonly topic?: string;
}
