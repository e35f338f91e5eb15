import { catalogue, type Sku } from '../../../shop/domain.ts';
import { type Database, transaction } from '../../../shop/sqlite.ts';

/** What every stock event carries: the new level, not the difference, and the version of the owner's row. */
export interface StockLevel {
  readonly sku: Sku;
  readonly available: number;
  readonly version: number;
}

/** The only program that writes `stock`. */
export class Inventory {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    const stock = database.prepare('INSERT INTO stock VALUES (?, ?, 1)');
    for (const { sku, received } of catalogue) stock.run(sku, received);
  }

  // #region change
  /** Takes pieces from the shelf, or puts pieces back; returns what the event of this change says. */
  change(sku: Sku, difference: number): StockLevel {
    return transaction(this.#database, () => {
      const row = this.#database
        .prepare(`
          UPDATE stock SET available = available + ?, version = version + 1
          WHERE sku = ? RETURNING sku, available, version`)
        .get(difference, sku);
      return { ...row } as unknown as StockLevel;
    });
  }
  // #endregion change

  levels(skus: readonly Sku[]): StockLevel[] {
    const select = this.#database.prepare('SELECT sku, available, version FROM stock WHERE sku = ?');
    return skus.map((sku) => ({ ...select.get(sku) }) as unknown as StockLevel);
  }
}
