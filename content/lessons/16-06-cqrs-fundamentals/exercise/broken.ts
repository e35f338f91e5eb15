import type { CustomerId, OrderId } from '../../../shop/domain.ts';
import { type Database, transaction } from '../../../shop/sqlite.ts';

export const SCHEMA = `
  CREATE TABLE customers (id TEXT PRIMARY KEY, seen INTEGER NOT NULL DEFAULT 0) STRICT;
  CREATE TABLE orders (
    version INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, customer_id TEXT NOT NULL,
    total INTEGER NOT NULL
  ) STRICT;
  INSERT INTO customers (id) VALUES ('cus-1'), ('cus-2');`;

/** A line of the page; `isNew` shows a badge on orders the customer has not looked at yet. */
export interface HistoryRow {
  readonly orderId: OrderId;
  readonly total: number;
  readonly isNew: boolean;
}

/** Places an order and returns the page to show next. */
export function placeOrder(
  database: Database,
  orderId: OrderId,
  customerId: CustomerId,
  total: number,
): HistoryRow[] {
  database
    .prepare('INSERT INTO orders (id, customer_id, total) VALUES (?, ?, ?)')
    .run(orderId, customerId, total);
  return orderHistory(database, customerId);
}

/** The customer has looked at the page, so no order is new any more. */
export function markSeen(database: Database, customerId: CustomerId): void {
  transaction(database, () => {
    const last = database.prepare('SELECT max(version) AS version FROM orders').get()?.version as
      | number
      | null;
    database.prepare('UPDATE customers SET seen = ? WHERE id = ?').run(last ?? 0, customerId);
  });
}

/** The orders of a customer, newest first. */
export function orderHistory(database: Database, customerId: CustomerId): HistoryRow[] {
  const rows = database
    .prepare(`
      SELECT o.id, o.total, o.version > c.seen AS is_new
      FROM orders o JOIN customers c ON c.id = o.customer_id
      WHERE o.customer_id = ? ORDER BY o.version DESC`)
    .all(customerId)
    .map((row) => ({ orderId: row.id as OrderId, total: row.total as number, isNew: row.is_new === 1 }));
  markSeen(database, customerId);
  return rows;
}
