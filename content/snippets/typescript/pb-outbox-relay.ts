// ---
// title: { en: Outbox relay, ko: 아웃박스 릴레이 }
// description:
//   en: Publishes what the outbox holds at least once and in the order of each aggregate; only one instance is active.
//   ko: 아웃박스의 메시지를 최소 한 번, 애그리거트별 순서대로 발행합니다. 한 번에 한 인스턴스만 일합니다.
// pattern: messaging
// lesson: 16-18-2-asynchronous-communication#relay
// stops: [outbox, "200"]
// ---

import { setTimeout as sleep } from 'node:timers/promises';

/** One connection that nobody else uses: the lock that makes this relay the active one lives as long as it does. */
export interface Connection {
  query(sql: string, values: unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
}

export interface OutboxMessage {
  /** Consumers drop what they have seen under the same id. */
  readonly id: string;
  /** The partition key: messages with the same key keep their order. */
  readonly key: string;
  readonly type: string;
  readonly payload: unknown;
}

/** Resolves once the broker has stored the message. */
export type Publish = (message: OutboxMessage) => Promise<void>;

/** Relays until `signal` aborts. Throws when the database or the broker fails: restart it with a back-off. */
export async function runRelay(connection: Connection, publish: Publish, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const published = (await isActive(connection)) ? await relayBatch(connection, publish) : 0;
    if (published === 0) await sleep(200, undefined, { signal }).catch(() => undefined);
  }
}

/**
 * Publishes the oldest unpublished messages, one after the other, and returns how many.
 * Whatever stops it between publishing and marking, the message is published again: at least once, never lost.
 */
export async function relayBatch(connection: Connection, publish: Publish, limit = 100): Promise<number> {
  const { rows } = await connection.query(
    'SELECT id, aggregate_id, type, payload FROM outbox WHERE published_at IS NULL ORDER BY seq LIMIT $1',
    [limit],
  );
  for (const { id, aggregate_id: key, type, payload } of rows) {
    await publish({ id: String(id), key: String(key), type: String(type), payload });
    await connection.query('UPDATE outbox SET published_at = now() WHERE id = $1', [id]);
  }
  return rows.length;
}

/** Two relays at once would break the order; the others stand by until the session of the active one ends. */
async function isActive(connection: Connection): Promise<boolean> {
  const { rows } = await connection.query(
    "SELECT pg_try_advisory_lock(hashtext('outbox-relay')) AS active",
    [],
  );
  return rows[0]?.active === true;
}
