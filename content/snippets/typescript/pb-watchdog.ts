// ---
// title: { en: Watchdog for stuck sagas, ko: 멈춘 사가 감시 }
// description:
//   en: Finds sagas that have been in a state for longer than it may last, and lets a person act through the saga, on record.
//   ko: 허용 시간보다 오래 한 상태에 머문 사가를 찾고, 사람이 기록을 남기며 사가를 통해 조치하게 합니다.
// pattern: sagas
// lesson: 16-41-saga-monitoring#stuck-watchdog
// stops: ["900", "86_400"]
// ---

/** A connection inside a transaction; a client of `pg` is one. */
export interface Transaction {
  query(sql: string, values: unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
}

/** How long a saga may stay in a state without progress, in seconds. A state that is over has no limit. */
const limits: Readonly<Record<string, number>> = {
  running: 900,
  compensating: 900,
  parked: 86_400,
};

export interface StuckSaga {
  readonly sagaId: string;
  readonly status: string;
  readonly since: Date;
}

/** The oldest first. Alert when there is one; the alert links to the list and to the runbook. */
export async function stuckSagas(transaction: Transaction, now: Date): Promise<readonly StuckSaga[]> {
  const { rows } = await transaction.query(
    `SELECT saga_id, status, changed_at FROM saga
     JOIN jsonb_each_text($1::jsonb) AS allowed (state, seconds) ON allowed.state = saga.status
     WHERE changed_at < $2::timestamptz - make_interval(secs => allowed.seconds::double precision)
     ORDER BY changed_at`,
    [JSON.stringify(limits), now],
  );
  return rows.map(({ saga_id, status, changed_at }) => ({
    sagaId: String(saga_id),
    status: String(status),
    since: new Date(changed_at as Date),
  }));
}

export interface OperatorAction {
  readonly sagaId: string;
  readonly action: 'retry' | 'compensate' | 'resolve';
  /** The status the operator saw: where the saga has gone on meanwhile, the action no longer fits. */
  readonly seenStatus: string;
  readonly operator: string;
  readonly reason: string;
}

export const operatorActionTable = `
  CREATE TABLE IF NOT EXISTS operator_action (
    saga_id text NOT NULL,
    action text NOT NULL,
    operator text NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    taken_at timestamptz NOT NULL DEFAULT now()
  );`;

/**
 * Records what a person does and does it, in one transaction. False where the saga has gone on: look again.
 *
 * @param perform changes the saga as its own messages do, with the outbox; an UPDATE by hand would send nothing
 */
export async function operate(
  transaction: Transaction,
  { sagaId, action, seenStatus, operator, reason }: OperatorAction,
  perform: (transaction: Transaction) => Promise<void>,
): Promise<boolean> {
  const { rows } = await transaction.query('SELECT status FROM saga WHERE saga_id = $1 FOR UPDATE', [sagaId]);
  if (rows[0]?.status !== seenStatus) return false;
  await transaction.query(
    'INSERT INTO operator_action (saga_id, action, operator, reason) VALUES ($1, $2, $3, $4)',
    [sagaId, action, operator, reason],
  );
  await perform(transaction);
  return true;
}
