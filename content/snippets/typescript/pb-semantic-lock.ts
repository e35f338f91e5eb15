// ---
// title: { en: Semantic lock, ko: 시맨틱 락 }
// description:
//   en: A pending state marks an order as being worked on by one saga; others are refused, and only the owner ends it.
//   ko: 대기 상태로 한 사가가 주문을 작업 중임을 표시합니다. 다른 사가는 거절되고 소유한 사가만 끝낼 수 있습니다.
// pattern: sagas
// lesson: 16-54-saga-best-practices#semantic-lock
// names: [Order]
// stops: [CANCEL_PENDING, APPROVED, CANCELLED]
// ---

/** A connection inside a transaction; a client of `pg` is one. */
export interface Transaction {
  query(sql: string, values: unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
}

/** `locked_by` is the saga that works on the order; readers see the pending state and may say so. */
export const orderTable = `
  CREATE TABLE IF NOT EXISTS order_state (
    order_id text PRIMARY KEY,
    status text NOT NULL,
    locked_by text,
    CHECK ((status = 'CANCEL_PENDING') = (locked_by IS NOT NULL))
  );`;

/** What each pending state begins from and may end in; sagas lock orders one at a time, so none waits for another. */
const from = 'APPROVED';
const outcomes = ['CANCELLED', 'APPROVED'] as const;

/** Locks the order for a saga; false where another has it or it is in no state for this. Repeating changes nothing. */
export async function lockOrder(transaction: Transaction, orderId: string, sagaId: string): Promise<boolean> {
  const { rows } = await transaction.query(
    `UPDATE order_state SET status = 'CANCEL_PENDING', locked_by = $2
     WHERE order_id = $1 AND (status = $3 OR locked_by = $2) RETURNING order_id`,
    [orderId, sagaId, from],
  );
  return rows.length > 0;
}

/** Ends the lock with an outcome; false where this saga has no lock (any more), which a repeated message sees too. */
export async function unlockOrder(
  transaction: Transaction,
  orderId: string,
  sagaId: string,
  outcome: (typeof outcomes)[number],
): Promise<boolean> {
  const { rows } = await transaction.query(
    'UPDATE order_state SET status = $3, locked_by = NULL WHERE order_id = $1 AND locked_by = $2 RETURNING order_id',
    [orderId, sagaId, outcome],
  );
  return rows.length > 0;
}
