import type { OrderId } from '../../../shop/domain.ts';
import { topics } from '../../../shop/domain.ts';
import type { Envelopes } from '../../../shop/envelope.ts';
import type { OrderEvent } from '../../../shop/messages.ts';
import { Outbox } from '../../../shop/outbox.ts';
import { type Database, transaction } from '../../../shop/sqlite.ts';
import type { Actor } from './commands.ts';
import type { Order } from './order.ts';
import type { Outcome } from './outcome.ts';

export const SCHEMA = `
  CREATE TABLE orders (
    id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, state TEXT NOT NULL, version INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE coupon_uses (coupon TEXT, customer_id TEXT, PRIMARY KEY (coupon, customer_id)) STRICT;
  CREATE TABLE outcomes (actor TEXT, command_id TEXT, outcome TEXT NOT NULL, PRIMARY KEY (actor, command_id)) STRICT;`;

/** Somebody else committed first. What was decided is out of date; deciding again may succeed. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
}

/**
 * What one command reads and what it is going to write. Reading takes time, as it does over a network, so that two
 * commands can meet; everything written is committed at once or not at all.
 */
export class UnitOfWork {
  readonly #database: Database;
  readonly #envelopes: Envelopes;
  readonly #latency: () => Promise<void>;
  readonly #writes: (() => boolean)[] = [];

  constructor(database: Database, envelopes: Envelopes, latency: () => Promise<void>) {
    this.#database = database;
    this.#envelopes = envelopes;
    this.#latency = latency;
  }

  async order(orderId: OrderId): Promise<Order | undefined> {
    await this.#latency();
    return this.#get(
      'SELECT id AS orderId, customer_id AS customerId, state, version FROM orders WHERE id = ?',
      orderId,
    );
  }

  async couponUsed(coupon: string, actor: Actor): Promise<boolean> {
    await this.#latency();
    return (
      this.#get('SELECT 1 FROM coupon_uses WHERE coupon = ? AND customer_id = ?', coupon, actor) !== undefined
    );
  }

  async outcomeOf(commandId: string, actor: Actor): Promise<Outcome | undefined> {
    await this.#latency();
    const row = this.#get<{ outcome: string }>(
      'SELECT outcome FROM outcomes WHERE actor = ? AND command_id = ?',
      actor,
      commandId,
    );
    return row && JSON.parse(row.outcome);
  }

  // #region save
  /** The order as it is next, provided that nobody has changed it since; and the event, in the outbox. */
  save({ orderId, customerId, state, version }: Order, event: OrderEvent): void {
    this.#writes.push(
      () =>
        version === 1
          ? this.#run('INSERT OR IGNORE INTO orders VALUES (?, ?, ?, 1)', orderId, customerId, state)
          : this.#run(
              'UPDATE orders SET state = ?, version = ? WHERE id = ? AND version = ?',
              state,
              version,
              orderId,
              version - 1,
            ),
      () => {
        const message = { type: event.type, data: { ...event.data, version } };
        new Outbox(this.#database).add(topics.events('order'), this.#envelopes.wrap(message, orderId));
        return true;
      },
    );
  }
  // #endregion save

  useCoupon(coupon: string, actor: Actor): void {
    this.#writes.push(() => this.#run('INSERT OR IGNORE INTO coupon_uses VALUES (?, ?)', coupon, actor));
  }

  remember(commandId: string, actor: Actor, outcome: Outcome): void {
    this.#writes.push(() =>
      this.#run('INSERT OR IGNORE INTO outcomes VALUES (?, ?, ?)', actor, commandId, JSON.stringify(outcome)),
    );
  }

  // #region commit
  /** All writes in one transaction. One that finds its place taken makes the whole a conflict. */
  commit(): void {
    transaction(this.#database, () => {
      for (const write of this.#writes) if (!write()) throw new ConflictError();
    });
  }
  // #endregion commit

  #get<Row>(sql: string, ...values: string[]): Row | undefined {
    return this.#database.prepare(sql).get(...values) as Row | undefined;
  }

  /** Whether the statement changed a row. */
  #run(sql: string, ...values: (string | number)[]): boolean {
    return this.#database.prepare(sql).run(...values).changes > 0;
  }
}
