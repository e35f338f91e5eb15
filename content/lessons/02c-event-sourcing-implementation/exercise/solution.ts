import type { OrderId } from '../../../shop/domain.ts';
import type { SimClock } from '../../../shop/simClock.ts';
import { type Database, transaction } from '../../../shop/sqlite.ts';

export const SCHEMA = `
  CREATE TABLE events (
    position INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL,
    type TEXT NOT NULL, data TEXT NOT NULL, UNIQUE (stream, version)
  ) STRICT;`;

export type OrderEvent =
  | { type: 'OrderPlaced'; data: { total: number; payUntil: number } }
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
const ATTEMPTS = 5;

export class Orders {
  readonly #database: Database;
  readonly #clock: SimClock;

  constructor(database: Database, clock: SimClock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Returns the events it stored; none when the command was refused. */
  async handle(orderId: OrderId, command: Command): Promise<OrderEvent[]> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const { order, version } = await this.#load(orderId);
      const events = decide(order, command, this.#clock.now());
      if (this.#append(orderId, version, events)) return events;
    }
    throw new Error(`${orderId}: still in conflict after ${ATTEMPTS} attempts`);
  }

  async load(orderId: OrderId): Promise<Order> {
    return (await this.#load(orderId)).order;
  }

  async #load(stream: string): Promise<{ order: Order; version: number }> {
    const events = this.#database
      .prepare('SELECT type, data FROM events WHERE stream = ? ORDER BY version')
      .all(stream)
      .map((row) => ({ type: row.type, data: JSON.parse(row.data as string) }) as OrderEvent);
    return { order: events.reduce(evolve, { status: 'NONE', payUntil: 0 }), version: events.length - 1 };
  }

  /** Stores all events behind version `expected`; false when somebody else has stored there first. */
  #append(stream: string, expected: number, events: readonly OrderEvent[]): boolean {
    const insert = this.#database.prepare(
      'INSERT INTO events (stream, version, type, data) VALUES (?, ?, ?, ?)',
    );
    try {
      transaction(this.#database, () => {
        events.forEach(({ type, data }, index) => {
          insert.run(stream, expected + 1 + index, type, JSON.stringify(data));
        });
      });
      return true;
    } catch (error) {
      if (String(error).includes('UNIQUE')) return false;
      throw error;
    }
  }
}

function decide(order: Order, command: Command, now: number): OrderEvent[] {
  switch (command.type) {
    case 'Place':
      return order.status === 'NONE'
        ? [{ type: 'OrderPlaced', data: { total: command.total, payUntil: now + HALF_AN_HOUR } }]
        : [];
    case 'Approve':
      return order.status === 'PENDING' ? [{ type: 'OrderApproved', data: {} }] : [];
    case 'Reject':
      return order.status === 'PENDING' ? [{ type: 'OrderRejected', data: { reason: command.reason } }] : [];
    case 'Expire':
      return order.status === 'PENDING' && now >= order.payUntil
        ? [{ type: 'OrderRejected', data: { reason: 'deadline passed' } }]
        : [];
  }
}

function evolve(order: Order, event: OrderEvent): Order {
  switch (event.type) {
    case 'OrderPlaced':
      return { status: 'PENDING', payUntil: event.data.payUntil };
    case 'OrderApproved':
      return { ...order, status: 'APPROVED' };
    case 'OrderRejected':
      return { ...order, status: 'REJECTED' };
  }
}
