import type { CustomerId, OrderId } from '../../../shop/domain.ts';
import type { EventStore } from '../../../shop/eventStore.ts';
import { orderById } from './commands.ts';
import type { PrivateEvent } from './order.ts';
import type { OrderRow } from './orderList.ts';

// #region replay
/** The page without a view. The log does not know whose orders are whose, so every order is loaded. */
export async function pageByReplay(
  store: EventStore<PrivateEvent>,
  orderIds: readonly OrderId[],
  customerId: CustomerId,
  size = 10,
): Promise<OrderRow[]> {
  const rows: OrderRow[] = [];
  for (const orderId of orderIds) {
    const order = await orderById(store, orderId);
    if (order?.customerId === customerId) rows.push({ orderId, ...order });
  }
  return rows.reverse().slice(0, size);
}
// #endregion replay
