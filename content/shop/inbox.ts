import type { Envelope } from './envelope.ts';
import { type Database, transaction } from './sqlite.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS inbox (
    consumer TEXT NOT NULL,
    source   TEXT NOT NULL,
    id       TEXT NOT NULL,
    PRIMARY KEY (consumer, source, id)
  ) STRICT;`;

/** Which messages a consumer has processed, stored in the transaction of their effect. */
export class Inbox {
  readonly #database: Database;
  readonly #consumer: string;

  constructor(database: Database, consumer: string) {
    this.#database = database;
    this.#consumer = consumer;
    database.exec(SCHEMA);
  }

  // #region once
  /**
   * Runs `effect` when the message is new; id and effect are stored together or not at all. Returns false for a
   * duplicate.
   */
  once(envelope: Pick<Envelope, 'source' | 'id'>, effect: () => void): boolean {
    return transaction(this.#database, () => {
      const { changes } = this.#database
        .prepare('INSERT OR IGNORE INTO inbox (consumer, source, id) VALUES (?, ?, ?)')
        .run(this.#consumer, envelope.source, envelope.id);
      if (changes === 0) return false;
      effect();
      return true;
    });
  }
  // #endregion once
}
