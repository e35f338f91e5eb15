// ---
// title: { en: Join of two events, ko: 두 이벤트의 조인 }
// description:
//   en: Goes on when both events have come, in either order, once, and keeps what it has until then.
//   ko: 두 이벤트가 어떤 순서로든 모두 도착하면 한 번만 진행하며, 그때까지 받은 것을 보관합니다.
// pattern: sagas
// lesson: 04c-saga-choreography#joins
// names: [Order]
// stops: [PaymentCaptured, ShipmentScheduled]
// ---

/** A connection inside a transaction; a client of `pg` is one. */
export interface Transaction {
  query(sql: string, values: unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
}

export type InTransaction = <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>;

/** All must have come. Two topics promise no sequence between them. */
const awaited = ['PaymentCaptured', 'ShipmentScheduled'] as const;

export interface OrderJoinEvent {
  readonly type: (typeof awaited)[number];
  readonly orderId: string;
  readonly data: unknown;
}

/** A row waits for as long as it takes; the owner of the outcome has the deadline that ends the waiting. */
export const orderJoinTable = `
  CREATE TABLE IF NOT EXISTS order_join (
    order_id text PRIMARY KEY,
    events jsonb NOT NULL DEFAULT '{}',
    done boolean NOT NULL DEFAULT false
  );`;

/**
 * Takes one of the events; runs `whenComplete` in the transaction in which the last one arrives. An event that comes
 * again changes nothing. The row lock makes two events of one order take turns, so one of them sees both.
 */
export async function joinOrderEvents(
  inTransaction: InTransaction,
  { type, orderId, data }: OrderJoinEvent,
  whenComplete: (transaction: Transaction, orderId: string, events: Record<string, unknown>) => Promise<void>,
): Promise<void> {
  await inTransaction(async (transaction) => {
    // What came first stays: `||` lets the right side win.
    const { rows } = await transaction.query(
      `INSERT INTO order_join (order_id, events) VALUES ($1, jsonb_build_object($2::text, $3::jsonb))
       ON CONFLICT (order_id) DO UPDATE SET events = excluded.events || order_join.events
       RETURNING events, done`,
      [orderId, type, JSON.stringify(data)],
    );
    const [row] = rows;
    const events = row?.events as Record<string, unknown>;
    if (row?.done === true || !awaited.every((name) => name in events)) return;
    await transaction.query('UPDATE order_join SET done = true WHERE order_id = $1', [orderId]);
    await whenComplete(transaction, orderId, events);
  });
}
