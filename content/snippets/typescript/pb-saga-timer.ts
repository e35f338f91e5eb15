// ---
// title: { en: Durable saga timer, ko: 사라지지 않는 사가 타이머 }
// description:
//   en: Keeps timers in the saga's transaction, so a restart forgets none; one that fires acts in the transaction that removes it.
//   ko: 타이머를 사가의 트랜잭션에 저장해 재시작해도 잃지 않습니다. 울린 타이머는 자신을 지우는 트랜잭션 안에서 동작합니다.
// pattern: sagas
// lesson: 04b-saga-orchestration#durable-timers
// names: [SagaTimer]
// ---

/** A connection inside a transaction; a client of `pg` is one. */
export interface Transaction {
  query(sql: string, values: unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
}

export type InTransaction = <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>;

export interface SagaTimer {
  readonly sagaId: string;
  /** The step that is awaited. */
  readonly step: string;
  readonly dueAt: Date;
}

export const sagaTimerTable = `
  CREATE TABLE IF NOT EXISTS saga_timer (
    saga_id text NOT NULL,
    step text NOT NULL,
    due_at timestamptz NOT NULL,
    PRIMARY KEY (saga_id, step)
  );
  CREATE INDEX IF NOT EXISTS saga_timer_due ON saga_timer (due_at);`;

/** Sets the timer of a step, or sets it anew; call it in the transaction that sends the command. */
export async function setTimer(transaction: Transaction, { sagaId, step, dueAt }: SagaTimer): Promise<void> {
  await transaction.query(
    `INSERT INTO saga_timer (saga_id, step, due_at) VALUES ($1, $2, $3)
     ON CONFLICT (saga_id, step) DO UPDATE SET due_at = excluded.due_at`,
    [sagaId, step, dueAt],
  );
}

/** Call it in the transaction that takes the reply. */
export async function cancelTimer(transaction: Transaction, sagaId: string, step: string): Promise<void> {
  await transaction.query('DELETE FROM saga_timer WHERE saga_id = $1 AND step = $2', [sagaId, step]);
}

/**
 * Fires the timer that has been due for the longest, and returns whether there was one: call it again until there is
 * none, and then every second. Any number of processes may: each takes another row.
 *
 * @param onDue writes through the transaction only, such as the same command to the outbox and `setTimer` for later;
 *   it finds the saga as it is now, which may have gone on
 */
export function fireNext(
  inTransaction: InTransaction,
  now: Date,
  onDue: (transaction: Transaction, timer: SagaTimer) => Promise<void>,
): Promise<boolean> {
  return inTransaction(async (transaction) => {
    const { rows } = await transaction.query(
      `DELETE FROM saga_timer WHERE (saga_id, step) IN (
         SELECT saga_id, step FROM saga_timer WHERE due_at <= $1 ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED
       ) RETURNING saga_id, step, due_at`,
      [now],
    );
    const [row] = rows;
    if (row === undefined) return false;
    await onDue(transaction, {
      sagaId: String(row.saga_id),
      step: String(row.step),
      dueAt: new Date(row.due_at as Date),
    });
    return true;
  });
}
