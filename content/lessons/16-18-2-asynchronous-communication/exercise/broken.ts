import { type OrderId, topics } from '../../../shop/domain.ts';
import { type Envelope, Envelopes } from '../../../shop/envelope.ts';
import { Inbox } from '../../../shop/inbox.ts';
import type { Consumer, MemLog } from '../../../shop/memLog.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { openDatabase } from '../../../shop/sqlite.ts';

export type OrderPlaced = Envelope<{ readonly orderId: OrderId }>;

/** `step` stands behind every write: the check kills the process there, at one after the other. */
export class Shop {
  readonly #orders = openDatabase({ schema: 'CREATE TABLE orders (id TEXT PRIMARY KEY) STRICT' });
  readonly #payments = openDatabase({ schema: 'CREATE TABLE charges (order_id TEXT NOT NULL) STRICT' });
  readonly #inbox = new Inbox(this.#payments, 'payment');
  readonly #envelopes = new Envelopes('order', new SimClock());
  readonly #log: MemLog<OrderPlaced>;
  readonly #step: () => void;

  constructor(log: MemLog<OrderPlaced>, step: () => void) {
    this.#log = log;
    this.#step = step;
  }

  /** The customer's request; they may send it again. */
  place(orderId: OrderId): void {
    if (this.orders().includes(orderId)) return;
    const placed = this.#envelopes.wrap({ type: 'OrderPlaced', data: { orderId } }, orderId);
    this.#log.append(topics.events('order'), orderId, placed);
    this.#step();
    this.#orders.prepare('INSERT INTO orders VALUES (?)').run(orderId);
    this.#step();
  }

  /** Called again and again, and after every restart. */
  async relay(): Promise<void> {
    // nothing to do: place() has published
  }

  /** Handles what waits in the log. */
  consume(consumer: Consumer<OrderPlaced>): void {
    for (let record = consumer.poll(); record; record = consumer.poll()) {
      consumer.commit(record);
      this.#step();
      const isNew = this.#inbox.once(record.value, () => {});
      this.#step();
      if (isNew) {
        this.#payments.prepare('INSERT INTO charges VALUES (?)').run(record.value.data.orderId);
        this.#step();
      }
    }
  }

  orders(): OrderId[] {
    return this.#orders
      .prepare('SELECT id FROM orders')
      .all()
      .map((row) => row.id as OrderId);
  }

  charges(): OrderId[] {
    return this.#payments
      .prepare('SELECT order_id FROM charges')
      .all()
      .map((row) => row.order_id as OrderId);
  }
}
