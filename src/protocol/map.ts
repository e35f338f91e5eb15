import type { MessageMap } from '../core/map/model.ts';
import { count, flag, listOf, object, oneOf, optional, type Shape, text } from './shape.ts';

/**
 * Client to server: the message map of the workspace, as far as it is known. Parameter: `MapQuery`; result: `MapAnswer`.
 * The first request has the workspace read, and `mapChangedNotification` tells when there is more to know.
 */
export const messageMapRequest = 'patternbook/messageMap';

/** Client to server: where a message is handled. Parameter: `MessageQuery`; result: `MessagePlaces` or null. */
export const handlersOfRequest = 'patternbook/handlersOf';

/** Client to server: where a message is sent from. Parameter: `MessageQuery`; result: `MessagePlaces` or null. */
export const sendersOfRequest = 'patternbook/sendersOf';

/** Server to client, when the map is another, and when a document with a part in it is opened: a `MapNews`. */
export const mapChangedNotification = 'patternbook/mapChanged';

/** Server in a worker to client: the paths of files, below a folder. Parameter: `ListFilesQuery`; result: strings. */
export const listFilesRequest = 'patternbook/listFiles';

/**
 * Command of the client that a code lens names: shows places from where it stands. Arguments: URI, position, and
 * locations as the Language Server Protocol has them.
 */
export const showPlacesCommand = 'patternbook.showPlaces';

/**
 * How much of the workspace the map tells of.
 * - `none`: nobody has asked for it yet
 * - `reading`: the files are being read
 * - `read`: all of it
 * - `limited`: as many files as the setting `patternbook.map.maxFiles` allows
 * - `cancelled`: what was read when the reader called it off
 */
export type IndexState = (typeof indexStates)[number];
const indexStates = ['none', 'reading', 'read', 'limited', 'cancelled'] as const;

export interface MapQuery {
  /** Reads the workspace again first. */
  readonly refresh: boolean;
}

export interface MapAnswer {
  readonly map: MessageMap;
  readonly state: IndexState;
  /** False while more is to be read. */
  readonly complete: boolean;
  /** The folders that are read; the paths of the map are those of `pathIn`. */
  readonly folders: readonly IndexedFolder[];
}

export interface IndexedFolder {
  /** Without `/` at the end. */
  readonly uri: string;
  /** What the paths of its files begin with: nothing where it is the only folder, else its name and `/`. */
  readonly prefix: string;
}

/** A message by its id in the map, or what stands at a place of a document: a message, a handler, or who sends. */
export type MessageQuery =
  | { readonly message: string }
  | { readonly uri: string; readonly position: { readonly line: number; readonly character: number } };

export interface MessagePlaces {
  /** What was found at the place. */
  readonly name: string;
  readonly places: readonly NamedPlace[];
}

export interface NamedPlace {
  /** The handler, or the function that sends. */
  readonly name: string;
  readonly uri: string;
  readonly range: Span;
}

interface Span {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface MapNews {
  /** Another number for another map. */
  readonly version: number;
  readonly state: IndexState;
  /** How many messages the map has. */
  readonly messages: number;
  /** URIs of the open documents that have a part in the map. */
  readonly documents: readonly string[];
}

export interface ListFilesQuery {
  /** URI without `/` at the end. */
  readonly folder: string;
  /** Ends of the names that are asked for. */
  readonly endings: readonly string[];
  readonly most: number;
}

const position = object({ line: count, character: count });
const span = object({ start: position, end: position });
const state: Shape<IndexState> = oneOf(...indexStates);

/** Who makes a map has the type checker watching; who gets it only makes sure that it is one. */
export const messageMapShape: Shape<MessageMap> = (value) => {
  const some = () => ({});
  const lists = object({ messages: listOf(some), handlers: listOf(some), senders: listOf(some) });
  return lists(value) && (value as MessageMap);
};

export const parseMapQuery: Shape<MapQuery> = (value) => {
  const given = object({ refresh: optional(flag) })(value ?? {});
  return given && { refresh: given.refresh === true };
};

export const parseMapAnswer: Shape<MapAnswer> = object({
  map: messageMapShape,
  state,
  complete: flag,
  folders: listOf(object({ uri: text, prefix: text })),
});

export const parseMessageQuery: Shape<MessageQuery> = (value) =>
  object({ message: text })(value) ?? object({ uri: text, position })(value);

export const parseMessagePlaces: Shape<MessagePlaces> = object({
  name: text,
  places: listOf(object({ name: text, uri: text, range: span })),
});

export const parseMapNews: Shape<MapNews> = object({
  version: count,
  state,
  messages: count,
  documents: listOf(text),
});

export const parseListFilesQuery: Shape<ListFilesQuery> = object({
  folder: text,
  endings: listOf(text),
  most: count,
});

export const parsePaths: Shape<readonly string[]> = listOf(text);

/** How the folders of a workspace are told apart in the paths of its map: as the editor does it, by their names. */
export function indexedFolders(
  folders: readonly { readonly uri: string; readonly name: string }[],
): readonly IndexedFolder[] {
  const seen = new Map<string, number>();
  return folders.map(({ uri, name }) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    const prefix = folders.length === 1 ? '' : `${name}${times > 1 ? `-${times}` : ''}/`;
    return { uri: uri.replace(/\/$/, ''), prefix };
  });
}

/** @returns the path a file has in the map; undefined outside of the folders */
export function pathIn(folders: readonly IndexedFolder[], uri: string): string | undefined {
  const around = folders.filter((folder) => uri.startsWith(`${folder.uri}/`));
  // Of folders inside each other the inner one has the file.
  const inner = around.toSorted((a, b) => b.uri.length - a.uri.length)[0];
  return inner && inner.prefix + decodeURIComponent(uri.slice(inner.uri.length + 1));
}

/** @returns the URI of a path of the map; undefined where the workspace has no such folder any more */
export function uriIn(folders: readonly IndexedFolder[], path: string): string | undefined {
  const folder = folders.find(({ prefix }) => path.startsWith(prefix));
  if (!folder) return undefined;
  return `${folder.uri}/${path.slice(folder.prefix.length).split('/').map(encodeURIComponent).join('/')}`;
}
