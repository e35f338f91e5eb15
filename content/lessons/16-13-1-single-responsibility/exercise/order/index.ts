import { find, save } from './internal/repo.ts';

/** Published by this module; what it says is all that others know of an order. */
export interface OrderCancelled {
  readonly type: 'OrderCancelled';
  readonly orderId: string;
}

export function place(orderId: string, customerId: string, total: number): void {
  save(orderId, { customerId, total, state: 'APPROVED' });
}

/** Undefined when there is nothing to cancel. */
export function cancel(orderId: string): OrderCancelled | undefined {
  const order = find(orderId);
  if (order?.state !== 'APPROVED') return undefined;
  order.state = 'CANCELLED';
  return { type: 'OrderCancelled', orderId };
}
