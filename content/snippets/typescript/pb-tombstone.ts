// ---
// title: { en: Tombstone for a late step, ko: 늦은 단계를 막는 툼스톤 }
// description:
//   en: A compensation that overtakes its step leaves a mark, and the step that comes later is refused.
//   ko: 보상이 자기 단계보다 먼저 오면 표시를 남기고, 나중에 온 단계를 거절합니다.
// pattern: sagas
// lesson: 04c-saga-choreography#tombstones
// stops: [reservation]
// ---

/** A connection inside a transaction; a client of `pg` is one. */
export interface Transaction {
  query(sql: string, values: unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
}

/** A row is never deleted while one of its messages may still come. */
export const reservationTable = `
  CREATE TABLE IF NOT EXISTS reservation (
    id text PRIMARY KEY,
    sku text,
    quantity integer NOT NULL CHECK (quantity >= 0),
    state text NOT NULL CHECK (state IN ('held', 'released'))
  );`;

/**
 * Holds stock under the id of the order's reservation. Returns false where it was released before: by a compensation
 * that was faster, or after an earlier copy of this message.
 */
export async function reserve(
  transaction: Transaction,
  id: string,
  sku: string,
  quantity: number,
): Promise<boolean> {
  await transaction.query(
    "INSERT INTO reservation (id, sku, quantity, state) VALUES ($1, $2, $3, 'held') ON CONFLICT (id) DO NOTHING",
    [id, sku, quantity],
  );
  const { rows } = await transaction.query('SELECT state FROM reservation WHERE id = $1', [id]);
  return rows[0]?.state === 'held';
}

/** Releases a reservation; where there is none yet, it leaves a tombstone for it. */
export async function release(transaction: Transaction, id: string): Promise<void> {
  await transaction.query(
    `INSERT INTO reservation (id, quantity, state) VALUES ($1, 0, 'released')
     ON CONFLICT (id) DO UPDATE SET state = 'released'`,
    [id],
  );
}
