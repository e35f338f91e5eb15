// ---
// title: { en: Event store on PostgreSQL, ko: PostgreSQL 위의 이벤트 저장소 }
// description:
//   en: A table whose constraints hold the rules; one writer of a version wins, and repeating an append changes nothing.
//   ko: 제약 조건이 규칙을 지키는 테이블입니다. 같은 버전은 한 작성자만 쓰고, 추가를 반복해도 바뀌지 않습니다.
// pattern: event-sourcing
// lesson: 02c-event-sourcing-implementation#schema
// stops: [event]
// ---

/** A connection inside a transaction; a client of `pg` is one. */
export interface Transaction {
  query(sql: string, values: unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
}

export type InTransaction = <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>;

export interface NewEvent {
  /** Chosen before the first attempt: an append that is repeated is recognised by it. */
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
}

export interface StoredEvent extends NewEvent {
  /** From 0, without gaps. */
  readonly version: number;
}

/** Somebody else was first. Load, decide again, and append what follows from that. */
export class ConcurrencyError extends Error {
  override readonly name = 'ConcurrencyError';
  readonly actualVersion: number;

  constructor(stream: string, expectedVersion: number, actualVersion: number) {
    super(`${stream}: expected version ${expectedVersion}, is ${actualVersion}`);
    this.actualVersion = actualVersion;
  }
}

/** Events are only ever added; revoke UPDATE and DELETE from the role that writes them. */
export const eventTable = `
  CREATE TABLE IF NOT EXISTS event (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stream text NOT NULL,
    version integer NOT NULL CHECK (version >= 0),
    id uuid NOT NULL UNIQUE,
    type text NOT NULL,
    data jsonb NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (stream, version)
  );`;

export async function readStream(transaction: Transaction, stream: string): Promise<readonly StoredEvent[]> {
  const { rows } = await transaction.query(
    'SELECT id, type, data, version FROM event WHERE stream = $1 ORDER BY version',
    [stream],
  );
  return rows.map(({ id, type, data, version }) => ({
    id: String(id),
    type: String(type),
    data,
    version: Number(version),
  }));
}

/**
 * Appends all events or none and returns the new version, that of the last event.
 *
 * @param expectedVersion -1 for a stream that does not exist yet
 * @throws ConcurrencyError when the stream is elsewhere, unless these very events are what was appended there
 */
export function append(
  inTransaction: InTransaction,
  stream: string,
  events: readonly NewEvent[],
  expectedVersion: number,
): Promise<number> {
  return inTransaction(async (transaction) => {
    // Writers of one stream take turns until they commit, so the version read here is still true below.
    await transaction.query("SELECT pg_advisory_xact_lock(hashtextextended('event/' || $1::text, 0))", [
      stream,
    ]);
    const { rows } = await transaction.query(
      'SELECT id FROM event WHERE stream = $1 AND version > $2 ORDER BY version',
      [stream, expectedVersion],
    );
    if (events.length > 0 && events.every(({ id }, index) => rows[index]?.id === id))
      return expectedVersion + events.length;
    const actualVersion = await versionOf(transaction, stream);
    if (actualVersion !== expectedVersion) throw new ConcurrencyError(stream, expectedVersion, actualVersion);

    for (const [index, { id, type, data }] of events.entries()) {
      await transaction.query(
        'INSERT INTO event (stream, version, id, type, data) VALUES ($1, $2, $3, $4, $5)',
        [stream, expectedVersion + 1 + index, id, type, JSON.stringify(data)],
      );
    }
    return expectedVersion + events.length;
  });
}

async function versionOf(transaction: Transaction, stream: string): Promise<number> {
  const { rows } = await transaction.query('SELECT max(version) AS version FROM event WHERE stream = $1', [
    stream,
  ]);
  return Number(rows[0]?.version ?? -1);
}
