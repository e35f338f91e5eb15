import type { CustomerId, OrderId, OrderState } from '../../../shop/domain.ts';
import type { EventStore, StoredEvent } from '../../../shop/eventStore.ts';
import { type Database, openDatabase, transaction } from '../../../shop/sqlite.ts';
import type { PrivateEvent } from './order.ts';

export interface OrderRow {
  readonly orderId: OrderId;
  readonly customerId: CustomerId;
  readonly state: OrderState;
  readonly total: number;
}

const SCHEMA = `
  CREATE TABLE order_list (
    order_id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, state TEXT NOT NULL, total INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX orders_of_customer ON order_list (customer_id, order_id);
  CREATE TABLE checkpoint (position INTEGER NOT NULL) STRICT;
  INSERT INTO checkpoint VALUES (0);`;

const COLUMNS = 'order_id AS orderId, customer_id AS customerId, state, total';

/** The view that answers what the log cannot: which orders does a customer have? */
export class OrderList {
  readonly database: Database = openDatabase({ schema: SCHEMA });

  /** The position of the last event it shows. */
  get position(): number {
    return this.database.prepare('SELECT position FROM checkpoint').get()?.position as number;
  }

  // #region project
  /** Applies what the store has and the view has not; rows and position are one commit. */
  async project(store: EventStore<PrivateEvent>): Promise<void> {
    for (;;) {
      const news = await store.readAll(this.position);
      const last = news.at(-1);
      if (!last) return;
      transaction(this.database, () => {
        for (const stored of news) this.#apply(stored);
        this.database.prepare('UPDATE checkpoint SET position = ?').run(last.position);
      });
    }
  }
  // #endregion project

  // #region page
  page(customerId: CustomerId, size = 10): OrderRow[] {
    return this.database
      .prepare(`SELECT ${COLUMNS} FROM order_list WHERE customer_id = ? ORDER BY order_id DESC LIMIT ?`)
      .all(customerId, size) as unknown as OrderRow[];
  }
  // #endregion page

  rows(): OrderRow[] {
    return this.database
      .prepare(`SELECT ${COLUMNS} FROM order_list ORDER BY order_id`)
      .all() as unknown as OrderRow[];
  }

  #apply({ event }: StoredEvent<PrivateEvent>): void {
    switch (event.type) {
      case 'OrderPlaced': {
        const { orderId, customerId, total } = event.data;
        this.database
          .prepare("INSERT INTO order_list VALUES (?, ?, 'PENDING', ?)")
          .run(orderId, customerId, total.amount);
        return;
      }
      case 'OrderApproved':
      case 'OrderRejected': {
        const state = event.type === 'OrderApproved' ? 'APPROVED' : 'REJECTED';
        this.database
          .prepare('UPDATE order_list SET state = ? WHERE order_id = ?')
          .run(state, event.data.orderId);
        return;
      }
      case 'OrderReviewed':
        return;
    }
  }
}
