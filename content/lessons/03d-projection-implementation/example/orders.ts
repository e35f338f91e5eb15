import { catalogue, customers, line, orderId, streamOf, totalOf } from '../../../shop/domain.ts';
import type { OrderEvent } from '../../../shop/messages.ts';
import type { Rng } from '../../../shop/rng.ts';
import type { NewEvent } from './log.ts';

type Id = ReturnType<typeof orderId>;

/** The n-th event of an order; its time is in milliseconds since 1970. */
export function event(id: Id, version: number, time: number, data: OrderEvent): NewEvent {
  return { id: `${id}:${version}`, stream: streamOf.order(id), version, time, event: data };
}

/** An order of one or two lines, as its customer places it. */
export function placed(id: Id, rng: Rng): OrderEvent {
  const lines = rng
    .shuffle(catalogue)
    .slice(0, rng.int(1, 2))
    .map(({ sku }) => line(sku, rng.int(1, 2)));
  return {
    type: 'OrderPlaced',
    data: { orderId: id, customerId: rng.pick(customers), lines, total: totalOf(lines) },
  };
}

/**
 * A history of `count` orders, all of them settled at its end, with the orders interleaved as in a real log. The
 * first event happens at `start`, in milliseconds since 1970, each later one some seconds after the one before.
 */
export function* orderHistory(rng: Rng, start: number, count: number): Generator<NewEvent> {
  const open: { id: Id; version: number; rest: OrderEvent[] }[] = [];
  for (let time = start, nth = 0; nth < count || open.length > 0; time += rng.int(1, 9) * 1000) {
    if (nth < count && (open.length === 0 || rng.chance(0.5))) {
      const id = orderId(++nth);
      open.push({ id, version: 0, rest: fate(id, rng) });
      yield event(id, 0, time, placed(id, rng));
    } else {
      const order = rng.pick(open);
      const next = order.rest.shift() as OrderEvent;
      if (order.rest.length === 0) open.splice(open.indexOf(order), 1);
      yield event(order.id, ++order.version, time, next);
    }
  }
}

/** What happens to an order after it was placed. */
function fate(id: Id, rng: Rng): OrderEvent[] {
  const data = { orderId: id };
  if (rng.chance(0.2)) return [{ type: 'OrderRejected', data: { ...data, reason: 'out of stock' } }];
  if (rng.chance(0.8)) return [{ type: 'OrderApproved', data }];
  return [
    { type: 'OrderApproved', data },
    { type: 'OrderCancellationRequested', data },
    { type: 'OrderCancelled', data },
  ];
}
