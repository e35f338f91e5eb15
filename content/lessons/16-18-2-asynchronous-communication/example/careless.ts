import { type OrderId, orderId, topics } from '../../../shop/domain.ts';
import { Crash, FaultPlan, survive } from '../../../shop/faultPlan.ts';
import { MemLog } from '../../../shop/memLog.ts';
import { Rng } from '../../../shop/rng.ts';

/** Which of its two steps each side takes first. */
export interface Habits {
  readonly publish: 'after the commit' | 'before the commit';
  readonly acknowledge: 'first' | 'last';
}

/** The same way without outbox and inbox; `point` is where the process dies once. */
export async function runCareless({ publish, acknowledge }: Habits, point: 'order' | 'payment') {
  const faults = new FaultPlan(new Rng(1)).crashAt(point);
  const topic = topics.events('order');
  const log = new MemLog<OrderId>();
  const consumer = log.join('payment', topic);
  const orders = new Set<OrderId>();
  const charged: OrderId[] = [];
  let deliveries = 0;

  // #region dual
  const place = (order: OrderId) => {
    if (orders.has(order)) return; // the client asks again
    if (publish === 'before the commit') log.append(topic, order, order);
    else orders.add(order);
    faults.reach('order'); // one of the two is done
    if (publish === 'before the commit') orders.add(order);
    else log.append(topic, order, order);
  };
  // #endregion dual

  await survive(() => place(orderId(1)));
  for (let record = consumer.poll(); record; record = consumer.poll()) {
    try {
      deliveries++;
      if (acknowledge === 'first') consumer.commit(record);
      else charged.push(record.value);
      faults.reach('payment');
      if (acknowledge === 'first') charged.push(record.value);
      else consumer.commit(record);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      consumer.restart();
    }
  }
  return { deliveries, charges: charged.length };
}
