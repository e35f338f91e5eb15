import type { CustomerId, OrderId } from '../../../shop/domain.ts';
import type { MemLog } from '../../../shop/memLog.ts';
import type { Message } from '../../../shop/messages.ts';
import type { SimClock } from '../../../shop/simClock.ts';

export type Log = MemLog<Message<string, { orderId: OrderId; customerId: CustomerId }>>;

export const ORDERS = 'shop.order.events.v1';

/** Places an order: true when the shop has accepted it. */
export async function placeOrder(
  log: Log,
  _: SimClock,
  orderId: OrderId,
  customerId: CustomerId,
): Promise<boolean> {
  log.append(ORDERS, orderId, { type: 'OrderPlaced', data: { orderId, customerId } });
  return true;
}

/** The notification service: reads the events of `order` and sends mails, until `until`. */
export async function notify(log: Log, clock: SimClock, mails: string[], until: number): Promise<void> {
  const consumer = log.join('notification', ORDERS);
  while (clock.elapsed() < until) {
    for (let record = consumer.poll(); record; record = consumer.poll()) {
      const { type, data } = record.value;
      if (type === 'OrderPlaced') mails.push(`${data.customerId}: thank you for ${data.orderId}`);
      consumer.commit(record);
    }
    await clock.sleep(20);
  }
}
