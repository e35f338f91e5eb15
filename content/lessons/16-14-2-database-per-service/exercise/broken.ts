import type { Sku } from '../../../shop/domain.ts';
import type { Database } from '../../../shop/sqlite.ts';

/** What `inventory` publishes whenever a stock level changes. */
export interface StockChanged {
  readonly sku: Sku;
  readonly available: number;
  /** The version of the owner's row; grows by one with every change. */
  readonly version: number;
}

export const SCHEMA = `
  CREATE TABLE stock_copy (
    sku TEXT PRIMARY KEY, available INTEGER NOT NULL, version INTEGER NOT NULL
  ) STRICT;`;

/** Keeps the copy of `order` up to date. Events may come twice and in any order. */
export function onStockChanged(database: Database, { sku, available, version }: StockChanged): void {
  database
    .prepare(`
      INSERT INTO stock_copy (sku, available, version) VALUES (?, ?, ?)
      ON CONFLICT (sku) DO UPDATE SET available = excluded.available, version = stock_copy.version + 1
      WHERE excluded.version <> stock_copy.version`)
    .run(sku, available, version);
}

/** How many pieces the copy knows of; none for a SKU it has never heard of. */
export function availableOf(database: Database, sku: Sku): number {
  const row = database.prepare('SELECT available FROM stock_copy WHERE sku = ?').get(sku);
  return (row?.available as number | undefined) ?? 0;
}
