// ---
// title: { en: Projection with checkpoint, ko: 체크포인트가 있는 프로젝션 }
// description:
//   en: Commits the view and the position it has reached in one transaction, so no event is lost or counted twice.
//   ko: 뷰와 처리한 위치를 한 트랜잭션으로 커밋하므로 이벤트를 잃거나 두 번 반영하지 않습니다.
// pattern: projections
// lesson: 03d-projection-implementation#one-transaction
// names: [OrderHistory, Order]
// stops: [order-history-v1]
// ---

export type OrderEvent =
  | {
      readonly type: 'OrderPlaced';
      readonly orderId: string;
      readonly customerId: string;
      readonly total: number;
    }
  | { readonly type: 'OrderApproved'; readonly orderId: string }
  | { readonly type: 'OrderRejected'; readonly orderId: string };

export interface RecordedEvent {
  /** Of the whole log, ascending. */
  readonly position: number;
  readonly event: OrderEvent;
}

/** A connection inside a transaction; a client of `pg` is one. */
export interface Transaction {
  query(sql: string, values: unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
}

export type InTransaction = <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>;

/** At most `limit` events after `position`, oldest first, and none before an event that may still appear. */
export type ReadAfter = (position: number, limit: number) => Promise<readonly RecordedEvent[]>;

export const orderHistoryTables = `
  CREATE TABLE IF NOT EXISTS order_history (
    order_id text PRIMARY KEY,
    customer_id text NOT NULL,
    total bigint NOT NULL,
    status text NOT NULL
  );
  CREATE TABLE IF NOT EXISTS checkpoint (
    projection text PRIMARY KEY,
    position bigint NOT NULL
  );`;

/** A rebuild runs under a new name beside the old one until it has caught up. */
const projection = 'order-history-v1';

/** Projects the next events and returns how many; call it again at once after a full batch, else wait a little. */
export function projectOrderHistory(
  inTransaction: InTransaction,
  readAfter: ReadAfter,
  limit = 100,
): Promise<number> {
  return inTransaction(async (transaction) => {
    const events = await readAfter(await lockCheckpoint(transaction), limit);
    for (const { event } of events) await apply(transaction, event);
    const last = events.at(-1);
    if (last !== undefined) {
      await transaction.query('UPDATE checkpoint SET position = $2 WHERE projection = $1', [
        projection,
        last.position,
      ]);
    }
    return events.length;
  });
}

/** The row lock makes a second projector wait here; it then goes on where the first has committed. */
async function lockCheckpoint(transaction: Transaction): Promise<number> {
  await transaction.query('INSERT INTO checkpoint VALUES ($1, -1) ON CONFLICT DO NOTHING', [projection]);
  const { rows } = await transaction.query(
    'SELECT position FROM checkpoint WHERE projection = $1 FOR UPDATE',
    [projection],
  );
  return Number(rows[0]?.position);
}

/** Writes the view and nothing else: mail or calls would be repeated by every rebuild. */
async function apply(transaction: Transaction, event: OrderEvent): Promise<void> {
  switch (event.type) {
    case 'OrderPlaced':
      await transaction.query(
        `INSERT INTO order_history (order_id, customer_id, total, status) VALUES ($1, $2, $3, 'PENDING')
         ON CONFLICT (order_id) DO NOTHING`,
        [event.orderId, event.customerId, event.total],
      );
      return;
    case 'OrderApproved':
      await setStatus(transaction, event.orderId, 'APPROVED');
      return;
    case 'OrderRejected':
      await setStatus(transaction, event.orderId, 'REJECTED');
      return;
  }
}

async function setStatus(transaction: Transaction, orderId: string, status: string): Promise<void> {
  await transaction.query('UPDATE order_history SET status = $2 WHERE order_id = $1', [orderId, status]);
}
