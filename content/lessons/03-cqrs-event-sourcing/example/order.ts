import { type CustomerId, type OrderId, type OrderState, totalOf } from '../../../shop/domain.ts';
import type { Message, OrderCommand, OrderEvent } from '../../../shop/messages.ts';

/** What the stream of an order holds. The review is nobody else's business. */
export type PrivateEvent =
  | Extract<OrderEvent, { type: 'OrderPlaced' | 'OrderApproved' | 'OrderRejected' }>
  | Message<'OrderReviewed', { readonly orderId: OrderId; readonly by: string; readonly note: string }>;

export type Command =
  | Extract<OrderCommand, { type: 'PlaceOrder' | 'ApproveOrder' | 'RejectOrder' }>
  | Message<'ReviewOrder', { readonly orderId: OrderId; readonly by: string; readonly note: string }>;

/** An order as its stream tells it. */
export interface Order {
  readonly customerId: CustomerId;
  readonly state: OrderState;
  readonly total: number;
}

export type Decision = { readonly event: PrivateEvent } | { readonly refused: string };

export function decide(order: Order | undefined, command: Command): Decision {
  const { orderId } = command.data;
  if (command.type === 'PlaceOrder') {
    if (order) return { refused: `${orderId} exists` };
    return { event: { type: 'OrderPlaced', data: { ...command.data, total: totalOf(command.data.lines) } } };
  }
  if (order?.state !== 'PENDING') return { refused: `${orderId} is ${order?.state ?? 'unknown'}` };
  switch (command.type) {
    case 'ReviewOrder':
      return { event: { type: 'OrderReviewed', data: command.data } };
    case 'ApproveOrder':
      return { event: { type: 'OrderApproved', data: command.data } };
    case 'RejectOrder':
      return { event: { type: 'OrderRejected', data: command.data } };
  }
}

export function evolve(order: Order | undefined, event: PrivateEvent): Order | undefined {
  switch (event.type) {
    case 'OrderPlaced':
      return { customerId: event.data.customerId, state: 'PENDING', total: event.data.total.amount };
    case 'OrderApproved':
      return order && { ...order, state: 'APPROVED' };
    case 'OrderRejected':
      return order && { ...order, state: 'REJECTED' };
    case 'OrderReviewed':
      return order;
  }
}

export function fold(events: readonly PrivateEvent[]): Order | undefined {
  return events.reduce(evolve, undefined as Order | undefined);
}
