import type { MapHandler, MessageMap } from './model.ts';

/** What happens after a message, as ids. */
export interface Reached {
  readonly messages: ReadonlySet<string>;
  readonly handlers: ReadonlySet<string>;
}

/**
 * All that a message leads to: its handlers, what they send, the handlers of that, and so on.
 * @param depth how many times a handler's messages are followed; without it, to the end
 */
export function reach(map: MessageMap, message: string, depth = Number.POSITIVE_INFINITY): Reached {
  const handlersOf = handlersByMessage(map);
  const messages = new Set([message]);
  const handlers = new Set<string>();
  let next = [message];
  for (let step = 0; next.length > 0 && step <= depth; step += 1) {
    const found = next.flatMap((id) => handlersOf.get(id) ?? []).filter(({ id }) => !handlers.has(id));
    for (const { id } of found) handlers.add(id);
    if (step === depth) break;
    next = [...new Set(found.flatMap(({ emits }) => emits))].filter((id) => !messages.has(id));
    for (const id of next) messages.add(id);
  }
  return { messages, handlers };
}

export function handlersByMessage(map: MessageMap): Map<string, MapHandler[]> {
  const found = new Map<string, MapHandler[]>();
  for (const handler of map.handlers) {
    for (const message of handler.handles) {
      const known = found.get(message);
      if (known) known.push(handler);
      else found.set(message, [handler]);
    }
  }
  return found;
}
