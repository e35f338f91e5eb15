import { DatabaseSync } from 'node:sqlite';

/** A SQLite file, and transactions on it. What has committed is there after a crash, and nothing else is. */
export class Database {
  readonly #connection: DatabaseSync;
  #last: Promise<unknown> = Promise.resolve();

  /** @param schema statements that may run again on a file that has the tables */
  constructor(path: string, schema: string) {
    this.#connection = new DatabaseSync(path);
    this.#connection.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA busy_timeout = 5000;
      ${schema}`);
  }

  /**
   * Commits everything that `work` writes, or nothing if it throws. There is one connection, so transactions take
   * turns: one that is begun inside `work` would wait for ever.
   */
  inTransaction<T>(work: (connection: DatabaseSync) => Promise<T>): Promise<T> {
    const result = this.#last.then(() => this.#transact(work));
    // The caller gets the error; the next in line only waits.
    this.#last = result.catch(() => undefined);
    return result;
  }

  close(): void {
    this.#connection.close();
  }

  async #transact<T>(work: (connection: DatabaseSync) => Promise<T>): Promise<T> {
    // Takes the write lock at once: a read first would be out of date when it came to writing.
    this.#connection.exec('BEGIN IMMEDIATE');
    try {
      const result = await work(this.#connection);
      this.#connection.exec('COMMIT');
      return result;
    } finally {
      if (this.#connection.isTransaction) this.#connection.exec('ROLLBACK');
    }
  }
}
