import type { OrderId, OrderState } from '../../../shop/domain.ts';
import { totalOf } from '../../../shop/domain.ts';
import type { OrderCommand, OrderEvent } from '../../../shop/messages.ts';
import type { Money } from '../../../shop/money.ts';

// #region state
/** What a decision needs to know, and nothing else: no name, no address, no list for a page. */
export type Order =
  | { readonly status: 'NONE' }
  | { readonly status: OrderState; readonly orderId: OrderId; readonly total: Money };

export const noOrder: Order = { status: 'NONE' };
// #endregion state

/** New facts, or a reason why there are none. */
export type Decision = { readonly events: readonly OrderEvent[] } | { readonly refused: string };

// #region decide
/** Every rule is here. The same order and the same command give the same decision, however often it is asked. */
export function decide(order: Order, command: OrderCommand): Decision {
  const { orderId } = command.data;
  switch (command.type) {
    case 'PlaceOrder': {
      if (order.status !== 'NONE') return { refused: `${orderId} exists` };
      const total = totalOf(command.data.lines);
      if (total.amount === 0) return { refused: 'an order needs lines' };
      return { events: [{ type: 'OrderPlaced', data: { ...command.data, total } }] };
    }
    case 'ApproveOrder':
      return order.status === 'PENDING'
        ? { events: [{ type: 'OrderApproved', data: { orderId } }] }
        : { refused: `order is ${order.status}` };
    case 'RejectOrder':
      return order.status === 'PENDING'
        ? { events: [{ type: 'OrderRejected', data: command.data }] }
        : { refused: `order is ${order.status}` };
    case 'CancelOrder':
      return order.status === 'APPROVED'
        ? { events: [{ type: 'OrderCancellationRequested', data: { orderId } }] }
        : { refused: `order is ${order.status}` };
  }
}
// #endregion decide

// #region evolve
/** What a fact does to the state. It checks nothing: the fact has happened. */
export function evolve(order: Order, event: OrderEvent): Order {
  if (event.type === 'OrderPlaced') {
    const { orderId, total } = event.data;
    return { status: 'PENDING', orderId, total };
  }
  return order.status === 'NONE' ? order : { ...order, status: STATUS_AFTER[event.type] };
}

const STATUS_AFTER = {
  OrderApproved: 'APPROVED',
  OrderRejected: 'REJECTED',
  OrderCancellationRequested: 'CANCEL_PENDING',
  OrderCancelled: 'CANCELLED',
} as const satisfies Record<Exclude<OrderEvent['type'], 'OrderPlaced'>, OrderState>;

export const fold = (events: readonly OrderEvent[]): Order => events.reduce(evolve, noOrder);
// #endregion evolve
