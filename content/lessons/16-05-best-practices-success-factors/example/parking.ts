import { transaction } from '../../../shop/sqlite.ts';
import type { Books } from './books.ts';
import { type OrderMessage, PoisonError } from './messages.ts';

/** A parking place for messages that cannot be processed, and for those behind them. */
export class Parking {
  readonly #books: Books;

  constructor(books: Books) {
    this.#books = books;
    books.database.exec(`CREATE TABLE parked (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL,
      message TEXT NOT NULL, reason TEXT NOT NULL, parked_at INTEGER NOT NULL
    ) STRICT;`);
  }

  // #region receive
  /** Books a message, or parks it: itself poison, or behind one of its key. Afterwards its offset may be committed. */
  receive(message: OrderMessage, now: number): 'booked' | 'parked' {
    return transaction(this.#books.database, () => {
      if (this.waiting(message.key) > 0) return this.#park(message, 'behind a parked message', now);
      try {
        this.#books.book(message);
        return 'booked';
      } catch (error) {
        if (!(error instanceof PoisonError)) throw error;
        return this.#park(message, error.message, now);
      }
    });
  }
  // #endregion receive

  // #region redrive
  /** Books what is parked under a key, oldest first, and stops at the first that still fails. Returns what is left. */
  redrive(key: string): number {
    try {
      while (this.#redriveOldest(key));
    } catch (error) {
      if (!(error instanceof PoisonError)) throw error;
    }
    return this.waiting(key);
  }

  #redriveOldest(key: string): boolean {
    return transaction(this.#books.database, () => {
      const oldest = this.#books.database
        .prepare('SELECT seq, message FROM parked WHERE key = ? ORDER BY seq LIMIT 1')
        .get(key);
      if (!oldest) return false;
      this.#books.book(JSON.parse(oldest.message as string));
      this.#books.database.prepare('DELETE FROM parked WHERE seq = ?').run(oldest.seq as number);
      return true;
    });
  }
  // #endregion redrive

  /** How many messages of a key, or of all keys, are parked. */
  waiting(key?: string): number {
    return this.#books.database
      .prepare('SELECT COUNT(*) AS count FROM parked WHERE ? IS NULL OR key = ?')
      .get(key ?? null, key ?? null)?.count as number;
  }

  keys(): string[] {
    return this.#books.database
      .prepare('SELECT DISTINCT key FROM parked')
      .all()
      .map(({ key }) => key as string);
  }

  // #region age
  /** How long the oldest parked message has been waiting, in milliseconds: the figure to alert on. */
  age(now: number): number {
    const oldest = this.#books.database.prepare('SELECT MIN(parked_at) AS at FROM parked').get()?.at as
      | number
      | null;
    return oldest === null ? 0 : now - oldest;
  }
  // #endregion age

  #park(message: OrderMessage, reason: string, now: number): 'parked' {
    this.#books.database
      .prepare('INSERT OR IGNORE INTO parked (id, key, message, reason, parked_at) VALUES (?, ?, ?, ?, ?)')
      .run(message.id, message.key, JSON.stringify(message), reason, now);
    return 'parked';
  }
}
