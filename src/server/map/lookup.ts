import type { Position, Range } from '../../core/lint/positions.ts';
import type { MapHandler, MapMessage, MapSender, MessageMap, Place } from '../../core/map/model.ts';

/** What stands at a place of a file. */
export type Part =
  | { readonly kind: 'message'; readonly message: MapMessage }
  | { readonly kind: 'handler'; readonly handler: MapHandler }
  | { readonly kind: 'sender'; readonly sender: MapSender; readonly message: MapMessage };

/** Answers questions on one map without going through all of it. */
export class MapLookup {
  readonly map: MessageMap;
  readonly #messages: ReadonlyMap<string, MapMessage>;
  readonly #handlers: ReadonlyMap<string, MapHandler>;
  readonly #handlersOf = new Map<string, MapHandler[]>();
  readonly #sendersOf = new Map<string, MapSender[]>();
  readonly #named = new Map<string, MapMessage[]>();
  readonly #parts = new Map<string, { readonly range: Range; readonly part: Part }[]>();

  constructor(map: MessageMap) {
    this.map = map;
    this.#messages = new Map(map.messages.map((message) => [message.id, message]));
    this.#handlers = new Map(map.handlers.map((handler) => [handler.id, handler]));
    for (const message of map.messages) {
      append(this.#named, message.name, message);
      if (message.declared) this.#place(message.declared, { kind: 'message', message });
    }
    for (const handler of map.handlers) {
      this.#place(handler.place, { kind: 'handler', handler });
      for (const id of handler.handles) append(this.#handlersOf, id, handler);
    }
    for (const sender of map.senders) {
      const message = this.#messages.get(sender.message);
      if (message) this.#place(sender.place, { kind: 'sender', sender, message });
      append(this.#sendersOf, sender.message, sender);
    }
  }

  message(id: string): MapMessage | undefined {
    return this.#messages.get(id);
  }

  handler(id: string): MapHandler | undefined {
    return this.#handlers.get(id);
  }

  messages(ids: readonly string[]): MapMessage[] {
    return ids.flatMap((id) => this.#messages.get(id) ?? []);
  }

  handlersOf(message: string): readonly MapHandler[] {
    return this.#handlersOf.get(message) ?? [];
  }

  sendersOf(message: string): readonly MapSender[] {
    return this.#sendersOf.get(message) ?? [];
  }

  /** What has its place in the file, messages first. */
  partsIn(path: string): readonly Part[] {
    return (this.#parts.get(path) ?? []).map(({ part }) => part);
  }

  /** What stands at a position, else what the word there names: a handler of the file, or the one message of that name. */
  partAt(path: string, position: Position, word: string): Part | undefined {
    const inFile = this.#parts.get(path) ?? [];
    const exact = inFile.find(({ range }) => contains(range, position));
    if (exact || word === '') return exact?.part;
    const ofName = inFile.find(({ part }) => part.kind === 'handler' && part.handler.name === word);
    if (ofName) return ofName.part;
    const [message, ...others] = this.#named.get(word) ?? [];
    return message && others.length === 0 ? { kind: 'message', message } : undefined;
  }

  /** Where a message is declared, else where it first occurs. */
  placeOf({ id, declared }: MapMessage): Place | undefined {
    return declared ?? this.handlersOf(id)[0]?.place ?? this.sendersOf(id)[0]?.place;
  }

  #place({ path, range }: Place, part: Part): void {
    append(this.#parts, path, { range, part });
  }
}

/** The messages a part is about: itself, what it handles, what it sends. */
export function messagesOf(part: Part, lookup: MapLookup): readonly MapMessage[] {
  return part.kind === 'handler' ? lookup.messages(part.handler.handles) : [part.message];
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function contains({ start, end }: Range, { line, character }: Position): boolean {
  if (line < start.line || line > end.line) return false;
  return (
    (line > start.line || character >= start.character) && (line < end.line || character <= end.character)
  );
}
