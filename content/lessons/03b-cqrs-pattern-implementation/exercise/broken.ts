import type { OrderId } from '../../../shop/domain.ts';
import type { FaultPlan } from '../../../shop/faultPlan.ts';
import { type Database, openDatabase, transaction } from '../../../shop/sqlite.ts';

const SCHEMA = `
  CREATE TABLE orders (id TEXT PRIMARY KEY, state TEXT NOT NULL, sku TEXT NOT NULL) STRICT;
  CREATE TABLE stock (sku TEXT PRIMARY KEY, reserved INTEGER NOT NULL, sold INTEGER NOT NULL) STRICT;
  INSERT INTO orders VALUES ('ord-1001', 'PENDING', 'SKU-LAMP'), ('ord-1002', 'REJECTED', 'SKU-LAMP');
  INSERT INTO stock VALUES ('SKU-LAMP', 2, 0);`;

/** Sends mails. The provider drops a mail whose key it has seen. */
export interface Mailer {
  send(key: string, text: string): void;
}

/** Approves orders. The process may die at `approve:before-commit`, `approve:after-commit` and `deliver:before-mark`. */
export class OrderDesk {
  readonly database: Database = openDatabase({ schema: SCHEMA });
  readonly #mailer: Mailer;
  readonly #faults: FaultPlan;

  constructor(mailer: Mailer, faults: FaultPlan) {
    this.#mailer = mailer;
    this.#faults = faults;
  }

  /** Approves a pending order, turns the reserved piece into a sold one and tells the customer: all or nothing. */
  approve(orderId: OrderId): 'accepted' | 'rejected' {
    const outcome = transaction(this.database, () => {
      const order = this.database.prepare('SELECT state, sku FROM orders WHERE id = ?').get(orderId);
      if (order?.state !== 'PENDING') return 'rejected';
      this.database.prepare("UPDATE orders SET state = 'APPROVED' WHERE id = ?").run(orderId);
      this.database
        .prepare('UPDATE stock SET reserved = reserved - 1, sold = sold + 1 WHERE sku = ?')
        .run(order.sku as string);
      this.#mailer.send(`approved-${orderId}`, `Your order ${orderId} is on its way.`);
      this.#faults.reach('approve:before-commit');
      return 'accepted';
    });
    this.#faults.reach('approve:after-commit');
    return outcome;
  }

  /** Does what an approval sets off and is not done yet. Called every second, and after every start. */
  async deliver(): Promise<void> {
    this.#faults.reach('deliver:before-mark');
  }
}
