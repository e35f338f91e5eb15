import type { CustomerId, OrderId, OrderLine, OrderState } from '../../../shop/domain.ts';
import { catalogue, totalOf } from '../../../shop/domain.ts';
import type { SimClock } from '../../../shop/simClock.ts';
import { type Database, openDatabase, transaction } from '../../../shop/sqlite.ts';

const SCHEMA = `
  CREATE TABLE products (sku TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;
  CREATE TABLE orders (
    id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, placed_at TEXT NOT NULL,
    state TEXT NOT NULL, total INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX orders_of_customer ON orders (customer_id, id);
  CREATE TABLE order_lines (
    order_id TEXT NOT NULL, sku TEXT NOT NULL, quantity INTEGER NOT NULL, PRIMARY KEY (order_id, sku)
  ) STRICT;
  CREATE TABLE payments (order_id TEXT PRIMARY KEY, captured INTEGER NOT NULL) STRICT;
  CREATE TABLE shipments (order_id TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT;
  CREATE TABLE changes (position INTEGER PRIMARY KEY AUTOINCREMENT, change TEXT NOT NULL) STRICT;`;

/** What the write side tells the read side: a fact and all a reader needs to show it. */
export type Change =
  | {
      type: 'OrderPlaced';
      orderId: OrderId;
      customerId: CustomerId;
      at: string;
      items: string;
      total: number;
    }
  | { type: 'PaymentCaptured'; orderId: OrderId; amount: number }
  | { type: 'ShipmentScheduled'; orderId: OrderId }
  | { type: 'OrderApproved'; orderId: OrderId };

/** A change and its place in the order they were committed. */
export interface NumberedChange {
  readonly position: number;
  readonly change: Change;
}

/** A command's answer: enough to find the order and to wait for it, and nothing to render. */
export interface Accepted {
  readonly orderId: OrderId;
  /** The position of the command's change. A view that has applied it has seen this command. */
  readonly version: number;
}

/** One line of the order-history page. */
export interface HistoryRow {
  readonly orderId: OrderId;
  readonly placedAt: string;
  readonly state: OrderState;
  /** `Book ×2, Lamp ×1`. */
  readonly items: string;
  readonly total: number;
  readonly captured: number;
  readonly shipment: string | null;
}

export const PAGE_SIZE = 10;

/** The write side: five normalised tables, and the changes that are stored in the transaction that makes them. */
export class Orders {
  readonly database: Database;
  readonly #clock: SimClock;

  constructor(clock: SimClock) {
    this.#clock = clock;
    this.database = openDatabase({ schema: SCHEMA });
    const product = this.database.prepare('INSERT INTO products VALUES (?, ?)');
    for (const { sku, name } of catalogue) product.run(sku, name);
  }

  // #region command
  place(orderId: OrderId, customerId: CustomerId, lines: readonly OrderLine[]): Accepted {
    const at = this.#clock.iso();
    const total = totalOf(lines).amount;
    return this.#change(
      { type: 'OrderPlaced', orderId, customerId, at, items: describe(lines), total },
      () => {
        this.#run('INSERT INTO orders VALUES (?, ?, ?, ?, ?)', orderId, customerId, at, 'PENDING', total);
        for (const { sku, quantity } of lines) {
          this.#run('INSERT INTO order_lines VALUES (?, ?, ?)', orderId, sku, quantity);
        }
      },
    );
  }
  // #endregion command

  capturePayment(orderId: OrderId, amount: number): Accepted {
    return this.#change({ type: 'PaymentCaptured', orderId, amount }, () =>
      this.#run('INSERT INTO payments VALUES (?, ?)', orderId, amount),
    );
  }

  scheduleShipment(orderId: OrderId): Accepted {
    return this.#change({ type: 'ShipmentScheduled', orderId }, () =>
      this.#run("INSERT INTO shipments VALUES (?, 'SCHEDULED')", orderId),
    );
  }

  approve(orderId: OrderId): Accepted {
    return this.#change({ type: 'OrderApproved', orderId }, () =>
      this.#run("UPDATE orders SET state = 'APPROVED' WHERE id = ?", orderId),
    );
  }

  // #region joins
  /** The page read from the write model. */
  history(customerId: CustomerId): HistoryRow[] {
    return this.database
      .prepare(`
        SELECT o.id AS orderId, o.placed_at AS placedAt, o.state, o.total,
               group_concat(p.name || ' ×' || l.quantity, ', ' ORDER BY l.sku) AS items,
               coalesce(y.captured, 0) AS captured, s.state AS shipment
        FROM (SELECT * FROM orders WHERE customer_id = ? ORDER BY id DESC LIMIT ${PAGE_SIZE}) o
        JOIN order_lines l ON l.order_id = o.id
        JOIN products p ON p.sku = l.sku
        LEFT JOIN payments y ON y.order_id = o.id
        LEFT JOIN shipments s ON s.order_id = o.id
        GROUP BY o.id ORDER BY o.id DESC`)
      .all(customerId) as unknown as HistoryRow[];
  }
  // #endregion joins

  /** The changes after a position, in commit order. */
  changesAfter(position: number, limit = 100): NumberedChange[] {
    return this.database
      .prepare('SELECT * FROM changes WHERE position > ? ORDER BY position LIMIT ?')
      .all(position, limit)
      .map((row) => ({ position: row.position as number, change: JSON.parse(row.change as string) }));
  }

  /** The position of the last change. */
  version(): number {
    return this.database.prepare('SELECT coalesce(max(position), 0) AS last FROM changes').get()
      ?.last as number;
  }

  // #region change
  /** State and change are committed together: neither exists without the other. */
  #change(change: Change, write: () => void): Accepted {
    return transaction(this.database, () => {
      write();
      const { lastInsertRowid } = this.#run(
        'INSERT INTO changes (change) VALUES (?)',
        JSON.stringify(change),
      );
      return { orderId: change.orderId, version: Number(lastInsertRowid) };
    });
  }
  // #endregion change

  #run(sql: string, ...values: (string | number)[]) {
    return this.database.prepare(sql).run(...values);
  }
}

function describe(lines: readonly OrderLine[]): string {
  return lines
    .toSorted((a, b) => (a.sku < b.sku ? -1 : 1))
    .map(({ sku, quantity }) => `${catalogue.find((product) => product.sku === sku)?.name} ×${quantity}`)
    .join(', ');
}
