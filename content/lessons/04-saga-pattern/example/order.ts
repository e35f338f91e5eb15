import { line, type OrderState, orderId, totalOf } from '../../../shop/domain.ts';
import type { World } from '../../../shop/invariants.ts';
import { type Money, won } from '../../../shop/money.ts';

const total = totalOf([line('SKU-LAMP', 1), line('SKU-BOOK', 1)]);

/** Where the order of a finished saga ended, judged by the commands that took effect. */
export function stateAfter(trace: readonly string[]): OrderState {
  if (trace.includes('ApproveOrder')) return 'APPROVED';
  return trace.includes('RejectOrder') ? 'REJECTED' : 'PENDING';
}

/** What the customer has paid: a held amount is not paid, a captured one is. */
export function paidAfter(trace: readonly string[]): Money {
  return trace.includes('CapturePayment') ? total : won(0);
}

export function worldAfter(trace: readonly string[]): World {
  const order = { orderId: orderId(1), state: stateAfter(trace), total, captured: paidAfter(trace) };
  return { orders: [order], effects: trace, drained: true };
}
