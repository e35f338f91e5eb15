import { type OrderId, orderId, topics } from '../../../shop/domain.ts';
import { type Envelope, Envelopes } from '../../../shop/envelope.ts';
import type { FaultPlan } from '../../../shop/faultPlan.ts';
import { MemLog } from '../../../shop/memLog.ts';
import type { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';

export type OrderEvent = Envelope<{ readonly orderId: OrderId }>;

export const TOPIC = topics.events('order');

/** What happens to every order of the example, in this order. */
export const LIFE = ['OrderPlaced', 'OrderApproved', 'OrderCancellationRequested', 'OrderCancelled'];

/** The key of an event: it decides on the partition. */
export type KeyOf = (event: OrderEvent) => string;

/** The events of some orders as they happen: in sequence for each order, mixed across orders. */
export function eventsOf(orders: number, rng: Rng): OrderEvent[] {
  const envelopes = new Envelopes('order', new SimClock());
  const running = Array.from({ length: orders }, (_, index) => ({
    id: orderId(index + 1),
    ahead: [...LIFE],
    last: undefined as OrderEvent | undefined,
  }));
  return Array.from({ length: orders * LIFE.length }, () => {
    const order = rng.pick(running.filter(({ ahead }) => ahead.length > 0));
    const type = order.ahead.shift() as string;
    order.last = envelopes.wrap({ type, data: { orderId: order.id } }, order.id, order.last);
    return order.last;
  });
}

/** A log of three partitions with these events; with `faults`, its producer may have sent some of them twice. */
export function logOf(events: readonly OrderEvent[], keyOf: KeyOf, faults?: FaultPlan): MemLog<OrderEvent> {
  const log = new MemLog<OrderEvent>({ partitions: 3, ...(faults && { faults }) });
  for (const event of events) log.append(TOPIC, keyOf(event), event);
  return log;
}

/** What compaction leaves of a topic: the last event of every key. */
export function compacted(log: MemLog<OrderEvent>): OrderEvent[] {
  return [...new Map(log.all(TOPIC).map(({ key, value }) => [key, value])).values()];
}
