import type { MapSender, MessageKind, MessageMap, Place } from './model.ts';
import { handlersByMessage } from './reach.ts';

/** A map for other programs: lines count from 1, paths are relative to the folder that was read. */
export interface PrintedMap {
  readonly messages: readonly PrintedMessage[];
}

export interface PrintedMessage {
  readonly name: string;
  readonly kind: MessageKind;
  /** Absent where it is declared nowhere, as one that is known by a text alone. */
  readonly file?: string;
  readonly line?: number;
  readonly handlers: readonly PrintedPlace[];
  readonly senders: readonly PrintedPlace[];
}

export interface PrintedPlace {
  readonly file: string;
  readonly line: number;
}

export function printedMap(map: MessageMap): PrintedMap {
  const handlers = handlersByMessage(map);
  const senders = new Map<string, MapSender[]>();
  for (const sender of map.senders) {
    const known = senders.get(sender.message);
    if (known) known.push(sender);
    else senders.set(sender.message, [sender]);
  }
  return {
    messages: map.messages.map(({ id, name, kind, declared }) => ({
      name,
      kind,
      ...(declared && printedPlace(declared)),
      handlers: (handlers.get(id) ?? []).map(({ place }) => printedPlace(place)),
      senders: (senders.get(id) ?? []).map(({ place }) => printedPlace(place)),
    })),
  };
}

function printedPlace({ path, range }: Place): PrintedPlace {
  return { file: path, line: range.start.line + 1 };
}
