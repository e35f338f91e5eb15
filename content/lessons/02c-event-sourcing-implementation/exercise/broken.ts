import type { OrderId } from '../../../shop/domain.ts';
import type { SimClock } from '../../../shop/simClock.ts';
import type { Database } from '../../../shop/sqlite.ts';

export const SCHEMA = `
  CREATE TABLE events (
    position INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL,
    type TEXT NOT NULL, data TEXT NOT NULL
  ) STRICT;`;

export type OrderEvent =
  | { type: 'OrderPlaced'; data: { total: number } }
  | { type: 'OrderApproved'; data: Record<string, never> }
  | { type: 'OrderRejected'; data: { reason: string } };

export interface Order {
  readonly status: 'NONE' | 'PENDING' | 'APPROVED' | 'REJECTED';
  /** Milliseconds since 1970; a pending order is rejected from then on. */
  readonly payUntil: number;
}

/** `Expire` rejects an order that is still pending when its deadline has passed. */
export type Command =
  | { type: 'Place'; total: number }
  | { type: 'Approve' }
  | { type: 'Reject'; reason: string }
  | { type: 'Expire' };

const HALF_AN_HOUR = 30 * 60_000;

export class Orders {
  readonly #database: Database;
  readonly #clock: SimClock;

  constructor(database: Database, clock: SimClock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Returns the events it stored; none when the command was refused. */
  async handle(orderId: OrderId, command: Command): Promise<OrderEvent[]> {
    const order = await this.load(orderId);
    const events = this.#decide(order, command);
    this.#append(orderId, events);
    return events;
  }

  async load(orderId: OrderId): Promise<Order> {
    return this.#read(orderId).reduce((order, event) => this.#evolve(order, event), {
      status: 'NONE',
      payUntil: 0,
    } as Order);
  }

  #decide(order: Order, command: Command): OrderEvent[] {
    switch (command.type) {
      case 'Place':
        return order.status === 'NONE' ? [{ type: 'OrderPlaced', data: { total: command.total } }] : [];
      case 'Approve':
        return order.status === 'PENDING' ? [{ type: 'OrderApproved', data: {} }] : [];
      case 'Reject':
        return order.status === 'PENDING'
          ? [{ type: 'OrderRejected', data: { reason: command.reason } }]
          : [];
      case 'Expire':
        return order.status === 'PENDING' && this.#clock.now() >= order.payUntil
          ? [{ type: 'OrderRejected', data: { reason: 'deadline passed' } }]
          : [];
    }
  }

  #evolve(order: Order, event: OrderEvent): Order {
    switch (event.type) {
      case 'OrderPlaced':
        return { status: 'PENDING', payUntil: this.#clock.now() + HALF_AN_HOUR };
      case 'OrderApproved':
        return { ...order, status: 'APPROVED' };
      case 'OrderRejected':
        return { ...order, status: 'REJECTED' };
    }
  }

  #read(stream: string): OrderEvent[] {
    return this.#database
      .prepare('SELECT type, data FROM events WHERE stream = ? ORDER BY version')
      .all(stream)
      .map((row) => ({ type: row.type, data: JSON.parse(row.data as string) }) as OrderEvent);
  }

  #append(stream: string, events: readonly OrderEvent[]): void {
    const insert = this.#database.prepare(`
      INSERT INTO events (stream, version, type, data)
      VALUES (?1, (SELECT coalesce(MAX(version), -1) + 1 FROM events WHERE stream = ?1), ?2, ?3)`);
    for (const { type, data } of events) insert.run(stream, type, JSON.stringify(data));
  }
}
