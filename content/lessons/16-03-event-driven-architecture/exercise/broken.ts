import type { CustomerId, OrderId } from '../../../shop/domain.ts';
import type { MemLog } from '../../../shop/memLog.ts';
import type { Message } from '../../../shop/messages.ts';
import type { SimClock } from '../../../shop/simClock.ts';

export type Log = MemLog<Message<string, { orderId: OrderId; customerId: CustomerId }>>;

export const ORDERS = 'shop.order.events.v1';
const MAILS = 'shop.notification.events.v1';

/** Places an order: true when the shop has accepted it. */
export async function placeOrder(
  log: Log,
  clock: SimClock,
  orderId: OrderId,
  customerId: CustomerId,
): Promise<boolean> {
  const data = { orderId, customerId };
  log.append(ORDERS, orderId, { type: 'EmailMustBeSent', data });
  for (let waited = 0; waited < 1_000; waited += 20) {
    if (log.all(MAILS).some(({ key }) => key === orderId)) return true;
    await clock.sleep(20);
  }
  return false;
}

/** The notification service: reads the events of `order` and sends mails, until `until`. */
export async function notify(log: Log, clock: SimClock, mails: string[], until: number): Promise<void> {
  const consumer = log.join('notification', ORDERS);
  while (clock.elapsed() < until) {
    for (let record = consumer.poll(); record; record = consumer.poll()) {
      const { type, data } = record.value;
      if (type === 'EmailMustBeSent') {
        mails.push(`${data.customerId}: thank you for ${data.orderId}`);
        log.append(MAILS, data.orderId, { type: 'EmailSent', data });
      }
      consumer.commit(record);
    }
    await clock.sleep(20);
  }
}
