import { type Database, openDatabase } from '../../../shop/sqlite.ts';
import { type OrderMessage, PoisonError } from './messages.ts';

/** What a consumer has done, message by message; its effect and the record of it are one row. */
export class Books {
  readonly database: Database = openDatabase({
    schema: `CREATE TABLE booked (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL, nth INTEGER NOT NULL
    ) STRICT;`,
  });
  /** The next release does. */
  understandsVouchers = false;

  /** Books a message; once, however often it comes. Throws a PoisonError for a body it does not understand. */
  book({ id, key, nth, body }: OrderMessage): void {
    if (typeof body.total !== 'number' && !this.understandsVouchers) {
      throw new PoisonError(`${id}: total is not a number`);
    }
    this.database.prepare('INSERT OR IGNORE INTO booked (id, key, nth) VALUES (?, ?, ?)').run(id, key, nth);
  }

  get count(): number {
    return this.database.prepare('SELECT COUNT(*) AS count FROM booked').get()?.count as number;
  }

  /** The messages of each key in the order they were booked. */
  sequences(): Map<string, number[]> {
    const sequences = new Map<string, number[]>();
    for (const row of this.database.prepare('SELECT key, nth FROM booked ORDER BY seq').all()) {
      const key = row.key as string;
      sequences.set(key, [...(sequences.get(key) ?? []), row.nth as number]);
    }
    return sequences;
  }
}
