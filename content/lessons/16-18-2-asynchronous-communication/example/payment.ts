import type { OrderId } from '../../../shop/domain.ts';
import type { Envelope } from '../../../shop/envelope.ts';
import type { FaultPlan } from '../../../shop/faultPlan.ts';
import { Inbox } from '../../../shop/inbox.ts';
import { type Database, openDatabase } from '../../../shop/sqlite.ts';
import type { OrderPlaced } from './order.ts';

const SCHEMA = 'CREATE TABLE charges (order_id TEXT NOT NULL, amount INTEGER NOT NULL) STRICT';

/** The payment service: one charge an order, however often it is told of it. */
export class PaymentService {
  /** How often a message was handed to it. */
  deliveries = 0;
  readonly #database: Database = openDatabase({ schema: SCHEMA });
  readonly #inbox = new Inbox(this.#database, 'payment');
  readonly #faults: FaultPlan;

  constructor(faults: FaultPlan) {
    this.#faults = faults;
  }

  // #region handle
  /** Charge and message id are stored together; a message that is known changes nothing. */
  handle(message: Envelope<OrderPlaced>): void {
    this.deliveries++;
    this.#inbox.once(message, () => {
      const { orderId, total } = message.data;
      this.#database.prepare('INSERT INTO charges VALUES (?, ?)').run(orderId, total.amount);
      this.#faults.reach('payment:in-transaction');
    });
  }
  // #endregion handle

  /** The orders charged, one entry a charge. */
  charged(): OrderId[] {
    return this.#database
      .prepare('SELECT order_id FROM charges ORDER BY rowid')
      .all()
      .map((row) => row.order_id as OrderId);
  }
}
