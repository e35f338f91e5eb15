// ---
// title: { en: Correlation and causation, ko: 상관 ID와 원인 ID }
// description:
//   en: Remembers which message is being handled, so that all that is sent meanwhile names the flow and its cause by itself.
//   ko: 어떤 메시지를 처리하는지 기억해, 그동안 보내는 모든 것에 흐름과 원인을 저절로 적습니다.
// pattern: messaging
// lesson: 16-04-event-driven-fundamentals#identity-and-causation
// stops: [x-correlation-id]
// ---

import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const correlationHeader = 'x-correlation-id';

export interface Correlation {
  /** The same for everything one request has set off. */
  readonly correlationId: string;
  /** The id of the message that is being handled: what is sent meanwhile was caused by it. */
  readonly causationId: string;
}

const current = new AsyncLocalStorage<Correlation>();

/** Handles a message; a message from outside that names no flow begins one. */
export function handleCorrelated<T>(
  message: { readonly id: string; readonly correlationId?: string },
  handle: () => T,
): T {
  return current.run({ correlationId: message.correlationId ?? message.id, causationId: message.id }, handle);
}

/** Handles a request; each is a cause of its own. Foreign text does not get into logs and headers. */
export function handleRequestCorrelated<T>(headers: Headers, handle: () => T): T {
  const given = headers.get(correlationHeader) ?? '';
  const id = randomUUID();
  return handleCorrelated({ id, correlationId: /^[\w-]{1,64}$/.test(given) ? given : id }, handle);
}

/** What a message that is sent now has to name; throws where nothing is being handled, since it would have no cause. */
export function correlation(): Correlation {
  const found = current.getStore();
  if (found === undefined) throw new Error('no message is being handled');
  return found;
}

/** For calls to other services, which then log the same flow. */
export function correlationHeaders(): Record<string, string> {
  return { [correlationHeader]: correlation().correlationId };
}
