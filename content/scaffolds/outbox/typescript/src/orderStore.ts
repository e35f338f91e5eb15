import type {
  InTransaction,
  OrderPlaced,
  PlaceOrderOutcome,
  PlaceOrderTransaction,
} from '../../../../snippets/typescript/pb-command-handler.ts';
import type { Database } from '../../../shared/typescript/database.ts';

export const orderTables = `
  CREATE TABLE IF NOT EXISTS placed_order (
    order_id TEXT PRIMARY KEY,
    total INTEGER NOT NULL,
    version INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS command_outcome (
    command_id TEXT PRIMARY KEY,
    outcome TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL,
    event TEXT NOT NULL
  ) STRICT;`;

export interface OutboxMessage {
  /** Chosen when the message is stored, so that every delivery repeats it. */
  readonly id: string;
  /** Messages of one key stay in sequence. */
  readonly key: string;
  readonly event: OrderPlaced;
}

/** The state, and the messages that tell of it. */
export class OrderStore {
  readonly #database: Database;

  /** @param database with `orderTables` */
  constructor(database: Database) {
    this.#database = database;
  }

  /** What the command handler works in: state, outcome and message commit together. */
  readonly inTransaction: InTransaction<PlaceOrderTransaction> = (work) =>
    this.#database.inTransaction((connection) =>
      work({
        outcomeOf: async (commandId) => {
          const row = connection
            .prepare('SELECT outcome FROM command_outcome WHERE command_id = ?')
            .get(commandId);
          return row && (JSON.parse(String(row.outcome)) as PlaceOrderOutcome);
        },
        recordOutcome: async (commandId, outcome) => {
          connection
            .prepare('INSERT INTO command_outcome (command_id, outcome) VALUES (?, ?)')
            .run(commandId, JSON.stringify(outcome));
        },
        orderExists: async (orderId) =>
          connection.prepare('SELECT 1 FROM placed_order WHERE order_id = ?').get(orderId) !== undefined,
        insertOrder: async ({ orderId, total, version }) => {
          connection
            .prepare('INSERT INTO placed_order (order_id, total, version) VALUES (?, ?, ?)')
            .run(orderId, total, version);
        },
        enqueue: async (event) => {
          connection
            .prepare('INSERT INTO outbox (id, key, event) VALUES (?, ?, ?)')
            .run(crypto.randomUUID(), event.orderId, JSON.stringify(event));
        },
      }),
    );

  /** The message that has waited for the longest. */
  nextMessage(): Promise<OutboxMessage | undefined> {
    return this.#database.inTransaction(async (connection) => {
      const row = connection.prepare('SELECT id, key, event FROM outbox ORDER BY seq LIMIT 1').get();
      return (
        row && {
          id: String(row.id),
          key: String(row.key),
          event: JSON.parse(String(row.event)) as OrderPlaced,
        }
      );
    });
  }

  async markPublished({ id }: OutboxMessage): Promise<void> {
    await this.#database.inTransaction(async (connection) => {
      connection.prepare('DELETE FROM outbox WHERE id = ?').run(id);
    });
  }
}
