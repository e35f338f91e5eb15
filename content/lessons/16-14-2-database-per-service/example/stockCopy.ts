import type { Sku } from '../../../shop/domain.ts';
import type { Database } from '../../../shop/sqlite.ts';
import type { StockLevel } from './inventory.ts';

/** What `order` knows about stock: a copy, fed by events, in the database of `order`. */
export class StockCopy {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  // #region upsert
  /** The version decides which level is newer; the order of arrival says nothing. */
  apply({ sku, available, version }: StockLevel): void {
    this.#database
      .prepare(`
        INSERT INTO stock_copy (sku, available, version) VALUES (?, ?, ?)
        ON CONFLICT (sku) DO UPDATE SET available = excluded.available, version = excluded.version
        WHERE excluded.version > stock_copy.version`)
      .run(sku, available, version);
  }
  // #endregion upsert

  /** What `apply` looks like without the version: the last arrival wins. */
  overwrite({ sku, available, version }: StockLevel): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO stock_copy (sku, available, version) VALUES (?, ?, ?)')
      .run(sku, available, version);
  }

  level(sku: Sku): StockLevel | undefined {
    const row = this.#database
      .prepare('SELECT sku, available, version FROM stock_copy WHERE sku = ?')
      .get(sku);
    return row && ({ ...row } as unknown as StockLevel);
  }
}
