import {
  type CustomerId,
  canBecome,
  catalogue,
  line,
  type OrderId,
  type OrderState,
  totalOf,
} from '../../../shop/domain.ts';
import type { OrderEvent } from '../../../shop/messages.ts';
import type { CancelOrder, PlaceOrder } from './commands.ts';
import type { Reason } from './outcome.ts';

/** What the rules of an order need to know. */
export interface Order {
  readonly orderId: OrderId;
  readonly customerId: CustomerId;
  readonly state: OrderState;
  /** Counts the changes of this order, from 1. */
  readonly version: number;
}

/** The order as it is next and the event that says so, or why not. */
export type Decision = { readonly order: Order; readonly event: OrderEvent } | { readonly rejected: Reason };

export function place({ orderId, items }: PlaceOrder, customerId: CustomerId): Decision {
  const known = items.every(({ sku }) => catalogue.some((product) => product.sku === sku));
  if (!known) return { rejected: 'unknown-product' };
  const lines = items.map(({ sku, quantity }) => line(sku, quantity));
  return {
    order: { orderId, customerId, state: 'PENDING', version: 1 },
    event: { type: 'OrderPlaced', data: { orderId, customerId, lines, total: totalOf(lines) } },
  };
}

export function approve(order: Order): Decision {
  if (!canBecome(order.state, 'APPROVED')) return { rejected: 'not-pending' };
  return {
    order: next(order, 'APPROVED'),
    event: { type: 'OrderApproved', data: { orderId: order.orderId } },
  };
}

// #region cancel
/** Only an approved order: one that is pending is locked by the saga that fulfils it. */
export function cancel(order: Order, { orderId }: CancelOrder): Decision {
  if (order.state !== 'APPROVED') return { rejected: 'not-approved' };
  return {
    order: next(order, 'CANCEL_PENDING'),
    event: { type: 'OrderCancellationRequested', data: { orderId } },
  };
}
// #endregion cancel

function next(order: Order, state: OrderState): Order {
  return { ...order, state, version: order.version + 1 };
}
