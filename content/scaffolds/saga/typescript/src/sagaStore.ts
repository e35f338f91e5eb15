import type {
  InTransaction,
  OrderFulfillmentSaga,
  SagaCommand,
} from '../../../../snippets/typescript/pb-saga-orchestrator.ts';
import type { Database } from '../../../shared/typescript/database.ts';

export const sagaTables = `
  CREATE TABLE IF NOT EXISTS order_fulfillment_saga (
    saga_id TEXT PRIMARY KEY,
    status TEXT NOT NULL,
    step INTEGER NOT NULL,
    asked_at INTEGER
  ) STRICT;
  CREATE TABLE IF NOT EXISTS order_fulfillment_outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    saga_id TEXT NOT NULL
  ) STRICT;`;

export interface QueuedCommand {
  readonly seq: number;
  readonly command: SagaCommand;
}

/** The sagas, and the commands they have decided to send. */
export class SagaStore {
  readonly #database: Database;
  readonly #now: () => number;

  /**
   * @param database with `sagaTables`
   * @param now milliseconds since 1970
   */
  constructor(database: Database, now: () => number = Date.now) {
    this.#database = database;
    this.#now = now;
  }

  /** What the orchestrator runs its steps in. */
  readonly inTransaction: InTransaction = (work) =>
    this.#database.inTransaction((connection) =>
      work({
        load: async (sagaId) =>
          toSaga(
            connection
              .prepare('SELECT saga_id, status, step FROM order_fulfillment_saga WHERE saga_id = ?')
              .get(sagaId),
          ),
        save: async ({ sagaId, status, step }) => {
          connection
            .prepare(
              `INSERT INTO order_fulfillment_saga (saga_id, status, step) VALUES (?, ?, ?)
               ON CONFLICT (saga_id) DO UPDATE SET status = excluded.status, step = excluded.step`,
            )
            .run(sagaId, status, step);
        },
        enqueue: async ({ key, name, sagaId }) => {
          connection
            .prepare('INSERT INTO order_fulfillment_outbox (key, name, saga_id) VALUES (?, ?, ?)')
            .run(key, name, sagaId);
          connection
            .prepare('UPDATE order_fulfillment_saga SET asked_at = ? WHERE saga_id = ?')
            .run(this.#now(), sagaId);
        },
      }),
    );

  find(sagaId: string): Promise<OrderFulfillmentSaga | undefined> {
    return this.inTransaction((transaction) => transaction.load(sagaId));
  }

  /** The command that has waited for the longest. */
  nextCommand(): Promise<QueuedCommand | undefined> {
    return this.#database.inTransaction(async (connection) => {
      const row = connection
        .prepare('SELECT seq, key, name, saga_id FROM order_fulfillment_outbox ORDER BY seq LIMIT 1')
        .get();
      return (
        row && {
          seq: Number(row.seq),
          command: { key: String(row.key), name: String(row.name), sagaId: String(row.saga_id) },
        }
      );
    });
  }

  async markSent({ seq }: QueuedCommand): Promise<void> {
    await this.#database.inTransaction(async (connection) => {
      connection.prepare('DELETE FROM order_fulfillment_outbox WHERE seq = ?').run(seq);
    });
  }

  /** The sagas that have waited for a reply since before `askedBefore`. */
  overdue(askedBefore: number): Promise<readonly string[]> {
    return this.#database.inTransaction(async (connection) =>
      connection
        .prepare(
          `SELECT saga_id FROM order_fulfillment_saga
           WHERE status IN ('running', 'compensating') AND asked_at < ? ORDER BY asked_at`,
        )
        .all(askedBefore)
        .map((row) => String(row.saga_id)),
    );
  }
}

function toSaga(row: Record<string, unknown> | undefined): OrderFulfillmentSaga | undefined {
  return (
    row && {
      sagaId: String(row.saga_id),
      status: row.status as OrderFulfillmentSaga['status'],
      step: Number(row.step),
    }
  );
}
