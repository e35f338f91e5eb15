import { type CustomerId, type OrderId, topics } from '../../../shop/domain.ts';
import { Envelopes } from '../../../shop/envelope.ts';
import type { FaultPlan } from '../../../shop/faultPlan.ts';
import type { Money } from '../../../shop/money.ts';
import { Outbox } from '../../../shop/outbox.ts';
import type { SimClock } from '../../../shop/simClock.ts';
import { type Database, openDatabase, transaction } from '../../../shop/sqlite.ts';

const SCHEMA =
  'CREATE TABLE orders (id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, total INTEGER NOT NULL) STRICT';

/** What payment needs to know of a new order. */
export interface OrderPlaced {
  readonly orderId: OrderId;
  readonly total: Money;
}

/** The order service: its orders, and the messages that tell of them, in one database. */
export class OrderService {
  readonly outbox: Outbox;
  readonly #database: Database = openDatabase({ schema: SCHEMA });
  readonly #envelopes: Envelopes;
  readonly #faults: FaultPlan;

  constructor(clock: SimClock, faults: FaultPlan) {
    this.outbox = new Outbox(this.#database);
    this.#envelopes = new Envelopes('order', clock);
    this.#faults = faults;
  }

  // #region place
  /** Stores the order and the message about it, both or neither. A repeated request changes nothing. */
  place(orderId: OrderId, customerId: CustomerId, total: Money): void {
    transaction(this.#database, () => {
      const { changes } = this.#database
        .prepare('INSERT OR IGNORE INTO orders VALUES (?, ?, ?)')
        .run(orderId, customerId, total.amount);
      if (changes === 0) return;
      const placed = { type: 'OrderPlaced', data: { orderId, total } satisfies OrderPlaced };
      this.outbox.add(topics.events('order'), this.#envelopes.wrap(placed, orderId));
      this.#faults.reach('order:in-transaction');
    });
    this.#faults.reach('order:after-commit');
  }
  // #endregion place
}
