import type { Database } from '../../../shared/typescript/database.ts';
import { handleOnce, inboxTable } from './inbox.ts';
import type { OutboxMessage } from './orderStore.ts';

export const salesTables = `${inboxTable}
  CREATE TABLE IF NOT EXISTS sales (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    count INTEGER NOT NULL,
    total INTEGER NOT NULL
  ) STRICT;
  INSERT OR IGNORE INTO sales (id, count, total) VALUES (1, 0, 0);`;

export interface Sales {
  readonly count: number;
  readonly total: number;
}

/** Another service with a database of its own. It counts, so a message that has its effect twice would show. */
export class SalesConsumer {
  readonly #database: Database;

  /** @param database with `salesTables` */
  constructor(database: Database) {
    this.#database = database;
  }

  async handle({ id, event }: OutboxMessage): Promise<void> {
    await handleOnce(this.#database, 'sales', id, (connection) => {
      connection.prepare('UPDATE sales SET count = count + 1, total = total + ?').run(event.total);
    });
  }

  sales(): Promise<Sales> {
    return this.#database.inTransaction(async (connection) => {
      const row = connection.prepare('SELECT count, total FROM sales').get();
      return { count: Number(row?.count), total: Number(row?.total) };
    });
  }
}
