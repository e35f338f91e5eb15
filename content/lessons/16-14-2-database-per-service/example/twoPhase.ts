import path from 'node:path';
import type { Sku } from '../../../shop/domain.ts';
import { type Database, openDatabase } from '../../../shop/sqlite.ts';

/**
 * A participant of two-phase commit. SQLite has no PREPARE TRANSACTION, so a transaction that is left open on a
 * connection of its own stands for the prepared state: the work is done, the locks are held, and somebody else
 * decides how it ends.
 */
export class Participant {
  readonly #connection: Database;

  constructor(folder: string) {
    this.#connection = openDatabase({ path: path.join(folder, 'inventory.db') });
  }

  // #region prepare
  /** Phase one: does the work, keeps the locks, and votes yes. From here on it may not change its mind. */
  prepare(sku: Sku, quantity: number): 'yes' {
    this.#connection.exec('BEGIN IMMEDIATE');
    this.#connection.prepare('UPDATE stock SET available = available - ? WHERE sku = ?').run(quantity, sku);
    return 'yes';
  }

  /** Phase two: what the coordinator has decided. */
  finish(outcome: 'COMMIT' | 'ROLLBACK'): void {
    this.#connection.exec(outcome);
  }
  // #endregion prepare

  close(): void {
    this.#connection.close();
  }
}
