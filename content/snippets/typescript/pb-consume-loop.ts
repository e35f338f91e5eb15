// ---
// title: { en: Consume loop, ko: 소비 루프 }
// description:
//   en: Handles, then commits, one partition in order; a crash repeats messages and never loses one.
//   ko: 한 파티션을 순서대로 처리한 뒤 커밋합니다. 죽더라도 메시지가 반복될 뿐 잃지 않습니다.
// pattern: messaging
// lesson: 16-04-event-driven-fundamentals#process-then-commit
// stops: ["200"]
// ---

import { setTimeout as sleep } from 'node:timers/promises';

export interface LogMessage {
  readonly offset: number;
  readonly key: string;
  readonly value: unknown;
}

/** One partition of a log as its only consumer in the group sees it. */
export interface Partition {
  /** The next messages from the last committed offset on; none when there is nothing new. */
  poll(limit: number): Promise<readonly LogMessage[]>;
  /** Everything before `nextOffset` is done. */
  commit(nextOffset: number): Promise<void>;
}

/** Has one effect however often it gets a message (an inbox or an idempotent write), and throws when it had none. */
export type Handle = (message: LogMessage) => Promise<void>;

/** Consumes until `signal` aborts; a batch that was begun is finished. Throws what `handle` throws: nothing is skipped. */
export async function consume(
  partition: Partition,
  handle: Handle,
  signal: AbortSignal,
  limit = 100,
): Promise<void> {
  while (!signal.aborted) {
    const consumed = await consumeBatch(partition, handle, limit);
    if (consumed === 0) await sleep(200, undefined, { signal }).catch(() => undefined);
  }
}

/** Handles one batch, then commits it, and returns its size. */
export async function consumeBatch(partition: Partition, handle: Handle, limit = 100): Promise<number> {
  const messages = await partition.poll(limit);
  // One after the other: together, two messages of one key could change places.
  for (const message of messages) await handle(message);
  const last = messages.at(-1);
  if (last !== undefined) await partition.commit(last.offset + 1);
  return messages.length;
}
