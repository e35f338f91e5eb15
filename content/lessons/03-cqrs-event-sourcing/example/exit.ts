import type { OrderId } from '../../../shop/domain.ts';
import type { EventStore } from '../../../shop/eventStore.ts';
import { orderById } from './commands.ts';
import type { PrivateEvent } from './order.ts';
import type { OrderRow } from './orderList.ts';

// #region exit
/** The way out: the last state of every stream, as the rows of an ordinary table. */
export async function leaveEventSourcing(store: EventStore<PrivateEvent>, orderIds: readonly OrderId[]) {
  const rows: OrderRow[] = [];
  for (const orderId of orderIds) {
    const order = await orderById(store, orderId);
    if (order) rows.push({ orderId, ...order });
  }
  return rows;
}
// #endregion exit
