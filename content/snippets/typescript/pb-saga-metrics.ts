// ---
// title: { en: Saga metrics from durable state, ko: 저장된 상태에서 얻는 사가 지표 }
// description:
//   en: Counts and ages come from the saga table, so a restart loses none; labels are states, never ids.
//   ko: 개수와 나이를 사가 테이블에서 얻으므로 재시작해도 잃지 않습니다. 레이블은 상태일 뿐 ID가 아닙니다.
// pattern: sagas
// lesson: 16-41-saga-monitoring#age-of-oldest
// stops: [saga]
// ---

/** A connection; a client or pool of `pg` is one. */
export interface Connection {
  query(sql: string, values: unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
}

export const sagaTable = `
  CREATE TABLE IF NOT EXISTS saga (
    saga_id text PRIMARY KEY,
    name text NOT NULL,
    status text NOT NULL,
    changed_at timestamptz NOT NULL
  );
  CREATE INDEX IF NOT EXISTS saga_status ON saga (name, status, changed_at);`;

/** What is over is counted, but has no age. */
const finalStatus = ['completed', 'compensated'];

/**
 * The metrics in Prometheus' text format. Alert on the oldest that is not over: an average hides the one that is
 * stuck, and durations are only known of those that are not.
 */
export async function sagaMetrics(connection: Connection, now: Date): Promise<string> {
  const { rows } = await connection.query(
    `SELECT name, status, count(*) AS count, extract(epoch FROM $1::timestamptz - min(changed_at)) AS oldest_seconds
     FROM saga GROUP BY name, status ORDER BY name, status`,
    [now],
  );
  const waiting = rows.filter(({ status }) => !finalStatus.includes(String(status)));
  return [
    '# HELP sagas Sagas by status.',
    '# TYPE sagas gauge',
    ...rows.map((row) => `sagas${labels(row)} ${row.count}`),
    '# HELP saga_oldest_seconds Time since the last progress of the saga that has waited for the longest.',
    '# TYPE saga_oldest_seconds gauge',
    ...waiting.map((row) => `saga_oldest_seconds${labels(row)} ${Math.max(0, Number(row.oldest_seconds))}`),
    '',
  ].join('\n');
}

function labels({ name, status }: Record<string, unknown>): string {
  return `{saga=${quoted(name)},status=${quoted(status)}}`;
}

function quoted(value: unknown): string {
  return `"${String(value).replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}
