// ---
// title: { en: Decide and append with retry (KurrentDB), ko: 재시도하는 결정과 추가(KurrentDB) }
// description:
//   en: Appends at the revision that was read; on a conflict reads and decides again, and recognises a command that was carried out.
//   ko: 읽은 리비전에 추가합니다. 충돌하면 다시 읽고 다시 결정하며, 이미 수행한 커맨드를 알아봅니다.
// pattern: event-sourcing
// lesson: 02c-event-sourcing-implementation#expected-version
// framework: KurrentDB
// needs: ["@kurrent/kurrentdb-client"]
// names: [Order]
// stops: ["5"]
// ---

import { setTimeout as sleep } from 'node:timers/promises';
import type { JSONEventType, KurrentDBClient } from '@kurrent/kurrentdb-client';
import {
  jsonEvent,
  NO_STREAM,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';

export type OrderEvent = JSONEventType<
  'OrderPlaced' | 'OrderApproved',
  Record<string, unknown>,
  { commandId: string }
>;

interface OrderHistory {
  readonly events: readonly OrderEvent[];
  /** Of the last event; the stream does not exist where it is absent. */
  readonly revision?: bigint;
}

/**
 * Carries out one command. Sending it again with the same `commandId` changes nothing.
 *
 * @param decide folds the history itself; what it throws is a refusal and passes through
 * @throws WrongExpectedVersionError when others keep being first
 */
export async function executeOrder(
  client: KurrentDBClient,
  orderId: string,
  commandId: string,
  decide: (history: readonly OrderEvent[]) => readonly Pick<OrderEvent, 'type' | 'data'>[],
): Promise<void> {
  const stream = `order-${orderId}`;
  const maxAttempts = 5;
  for (let attempt = 1; ; attempt++) {
    const { events, revision } = await readHistory(client, stream);
    if (events.some(({ metadata }) => metadata.commandId === commandId)) return;
    const decided = decide(events);
    if (decided.length === 0) return;
    const added = decided.map(({ type, data }) =>
      jsonEvent<OrderEvent>({ type, data, metadata: { commandId } }),
    );
    try {
      await client.appendToStream(stream, added, { streamState: revision ?? NO_STREAM });
      return;
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError) || attempt === maxAttempts) throw error;
      // Writers who met once would meet again if they came back at the same moment.
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
  }
}

async function readHistory(client: KurrentDBClient, stream: string): Promise<OrderHistory> {
  const events: OrderEvent[] = [];
  let revision: bigint | undefined;
  try {
    for await (const { event } of client.readStream<OrderEvent>(stream)) {
      if (event === undefined) continue;
      events.push(event);
      revision = event.revision;
    }
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  }
  return revision === undefined ? { events } : { events, revision };
}
