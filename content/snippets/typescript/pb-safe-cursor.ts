// ---
// title: { en: Cursor that skips no late commit, ko: 늦은 커밋을 건너뛰지 않는 커서 }
// description:
//   en: Reads a table by position only up to what no running transaction can still fill, since positions are drawn before commit.
//   ko: 위치는 커밋 전에 정해지므로, 진행 중인 트랜잭션이 더는 채울 수 없는 곳까지만 읽습니다.
// pattern: projections
// lesson: 03d-projection-implementation#gap-hazard
// stops: [event]
// ---

/** A connection inside a transaction; a client of `pg` is one. */
export interface Transaction {
  query(sql: string, values: unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
}

/** The place after the last event that was read; keep it with the view, in one transaction. */
export interface Cursor {
  /** The transaction that wrote it, as `pg_current_xact_id()` gives it: 64 bits, so text. */
  readonly transactionId: string;
  readonly position: string;
}

export const start: Cursor = { transactionId: '0', position: '0' };

export interface Read {
  readonly cursor: Cursor;
  readonly type: string;
  readonly data: unknown;
}

/** Every row knows the transaction that wrote it. */
export const eventTable = `
  CREATE TABLE IF NOT EXISTS event (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
    type text NOT NULL,
    data jsonb NOT NULL
  );
  CREATE INDEX IF NOT EXISTS event_cursor ON event (transaction_id, position);`;

/**
 * The next events. A cursor over positions alone would pass 42 while the transaction that drew 41 is still running,
 * and never see 41. So order by transaction, and stop before the oldest that is still running (`xmin` of the
 * snapshot): nothing can be added in front of it any more. A long transaction delays readers; it loses nothing.
 */
export async function readAfter(
  transaction: Transaction,
  cursor: Cursor,
  limit = 100,
): Promise<readonly Read[]> {
  const { rows } = await transaction.query(
    `SELECT transaction_id::text, position::text, type, data FROM event
     WHERE (transaction_id, position) > ($1::text::xid8, $2::bigint)
       AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
     ORDER BY event.transaction_id, event.position LIMIT $3`,
    [cursor.transactionId, cursor.position, limit],
  );
  return rows.map(({ transaction_id, position, type, data }) => ({
    cursor: { transactionId: String(transaction_id), position: String(position) },
    type: String(type),
    data,
  }));
}
