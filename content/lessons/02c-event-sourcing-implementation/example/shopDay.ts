import { line, orderId, streamOf } from '../../../shop/domain.ts';
import { EventStore } from '../../../shop/eventStore.ts';
import { FaultPlan, type FaultRates } from '../../../shop/faultPlan.ts';
import type { OrderCommand, OrderEvent } from '../../../shop/messages.ts';
import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { openDatabase } from '../../../shop/sqlite.ts';
import { handle, type Outcome } from './handler.ts';
import { evolve, noOrder, type Order } from './order.ts';
import { RemoteStore } from './remoteStore.ts';

/** A store, and the network that handlers reach it through. */
export function openShop(seed: number, rates: FaultRates = { delay: [2, 9] }) {
  const clock = new SimClock();
  const rng = new Rng(seed);
  const store = new EventStore<OrderEvent>(openDatabase());
  const remote = new RemoteStore(store, clock, new FaultPlan(rng, rates));
  return { clock, rng, store, remote };
}

export const placeOrder = (nth: number): OrderCommand => ({
  type: 'PlaceOrder',
  data: { orderId: orderId(nth), customerId: 'cus-1', lines: [line('SKU-LAMP', 1), line('SKU-BOOK', 1)] },
});
export const approveOrder = (nth: number): OrderCommand => ({
  type: 'ApproveOrder',
  data: { orderId: orderId(nth) },
});
export const rejectOrder = (nth: number): OrderCommand => ({
  type: 'RejectOrder',
  data: { orderId: orderId(nth), reason: 'deadline passed' },
});

/** What a day of races left behind. */
export interface Day {
  readonly streams: string[];
  readonly store: EventStore<OrderEvent>;
  /** The orders as the handlers kept them in memory, never reloaded. */
  readonly memory: Map<string, Order>;
  /** The outcomes of approval and rejection, an entry an order. */
  readonly races: Outcome[][];
  /** Appends that were stored and whose answer did not arrive. */
  readonly lostAppends: number;
}

/** `orders` orders; for each the saga's approval and the deadline's rejection set off within the same few milliseconds. */
export async function runDay(seed: number, orders: number, rates?: FaultRates): Promise<Day> {
  const { clock, rng, store, remote } = openShop(seed, rates);
  const memory = new Map<string, Order>();
  const races: Outcome[][] = [];
  const streams: string[] = [];

  for (let nth = 1; nth <= orders; nth++) {
    const stream = streamOf.order(orderId(nth));
    streams.push(stream);
    const race: Outcome[] = [];
    races.push(race);
    const run = async (name: string, command: OrderCommand) => {
      const outcome = await handle(remote, `${name}-${nth}`, command);
      if ('events' in outcome) {
        memory.set(stream, outcome.events.reduce(evolve, memory.get(stream) ?? noOrder));
      }
      if (name !== 'place') race.push(outcome);
    };
    clock.after(0, async () => {
      await run('place', placeOrder(nth));
      clock.after(rng.int(0, 10), () => run('approve', approveOrder(nth)));
      clock.after(rng.int(0, 10), () => run('reject', rejectOrder(nth)));
    });
  }
  await clock.runUntilIdle();
  return { streams, store, memory, races, lostAppends: remote.lostAppends };
}
