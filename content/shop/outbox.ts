import type { Envelope } from './envelope.ts';
import type { FaultPlan } from './faultPlan.ts';
import type { Database } from './sqlite.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS outbox (
    position  INTEGER PRIMARY KEY AUTOINCREMENT,
    topic     TEXT NOT NULL,
    envelope  TEXT NOT NULL,
    published INTEGER NOT NULL DEFAULT 0
  ) STRICT;`;

/** Messages stored in the same transaction as the state they tell of, and published later. */
export class Outbox {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    database.exec(SCHEMA);
  }

  /** Stores a message. Call it inside the transaction that changes the state. */
  add(topic: string, envelope: Envelope): void {
    this.#database
      .prepare('INSERT INTO outbox (topic, envelope) VALUES (?, ?)')
      .run(topic, JSON.stringify(envelope));
  }

  // #region relay
  /**
   * Publishes what is waiting, oldest first, and marks it. A crash between the two publishes a message twice:
   * at least once. The points are `relay:before-publish` and `relay:before-mark`. Returns how many were sent.
   */
  async relay(
    publish: (topic: string, envelope: Envelope) => void | Promise<void>,
    faults?: FaultPlan,
  ): Promise<number> {
    const waiting = this.#database
      .prepare('SELECT position, topic, envelope FROM outbox WHERE published = 0 ORDER BY position')
      .all();
    const mark = this.#database.prepare('UPDATE outbox SET published = 1 WHERE position = ?');
    for (const { position, topic, envelope } of waiting) {
      faults?.reach('relay:before-publish');
      await publish(topic as string, JSON.parse(envelope as string));
      faults?.reach('relay:before-mark');
      mark.run(position as number);
    }
    return waiting.length;
  }
  // #endregion relay

  /** How many messages wait. */
  waiting(): number {
    const row = this.#database.prepare('SELECT COUNT(*) AS waiting FROM outbox WHERE published = 0').get();
    return row?.waiting as number;
  }
}
