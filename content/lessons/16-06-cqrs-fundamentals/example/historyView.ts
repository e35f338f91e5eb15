import type { CustomerId } from '../../../shop/domain.ts';
import { type Database, openDatabase, transaction } from '../../../shop/sqlite.ts';
import { type Change, type HistoryRow, type NumberedChange, PAGE_SIZE } from './orders.ts';

const SCHEMA = `
  CREATE TABLE order_history (
    customer_id TEXT NOT NULL, order_id TEXT NOT NULL UNIQUE, placed_at TEXT NOT NULL, state TEXT NOT NULL,
    items TEXT NOT NULL, total INTEGER NOT NULL, captured INTEGER NOT NULL, shipment TEXT,
    PRIMARY KEY (customer_id, order_id)
  ) STRICT;
  CREATE TABLE checkpoint (position INTEGER NOT NULL) STRICT;
  INSERT INTO checkpoint VALUES (0);`;

/** The read side: one table in the shape of the page, in a database of its own, and how far it has come. */
export class HistoryView {
  readonly database: Database = openDatabase({ schema: SCHEMA });

  // #region page
  /** The page read from the view. */
  history(customerId: CustomerId): HistoryRow[] {
    return this.database
      .prepare(`
        SELECT order_id AS orderId, placed_at AS placedAt, state, total, items, captured, shipment
        FROM order_history WHERE customer_id = ? ORDER BY order_id DESC LIMIT ${PAGE_SIZE}`)
      .all(customerId) as unknown as HistoryRow[];
  }
  // #endregion page

  /** The position of the last change the view has applied. */
  version(): number {
    return this.database.prepare('SELECT position FROM checkpoint').get()?.position as number;
  }

  // #region apply
  /** Applies changes; the rows and the checkpoint move together. What is applied already is left out. */
  apply(changes: readonly NumberedChange[]): void {
    transaction(this.database, () => {
      for (const { position, change } of changes) {
        if (position <= this.version()) continue;
        this.#show(change);
        this.#run('UPDATE checkpoint SET position = ?', position);
      }
    });
  }
  // #endregion apply

  #show(change: Change): void {
    const { orderId } = change;
    switch (change.type) {
      case 'OrderPlaced': {
        const { customerId, at, items, total } = change;
        const insert = "INSERT INTO order_history VALUES (?, ?, ?, 'PENDING', ?, ?, 0, NULL)";
        this.#run(insert, customerId, orderId, at, items, total);
        break;
      }
      case 'PaymentCaptured':
        this.#run('UPDATE order_history SET captured = ? WHERE order_id = ?', change.amount, orderId);
        break;
      case 'ShipmentScheduled':
        this.#run("UPDATE order_history SET shipment = 'SCHEDULED' WHERE order_id = ?", orderId);
        break;
      case 'OrderApproved':
        this.#run("UPDATE order_history SET state = 'APPROVED' WHERE order_id = ?", orderId);
        break;
    }
  }

  #run(sql: string, ...values: (string | number)[]): void {
    this.database.prepare(sql).run(...values);
  }
}
