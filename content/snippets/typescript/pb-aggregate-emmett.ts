// ---
// title: { en: Aggregate with decide and evolve (Emmett), ko: decide와 evolve로 된 애그리거트(Emmett) }
// description:
//   en: A decider and its command handler, which loads, decides and appends with the version it read, and decides again on a conflict.
//   ko: 디사이더와 커맨드 핸들러입니다. 읽은 버전으로 추가하고, 충돌하면 다시 불러와 다시 결정합니다.
// pattern: event-sourcing
// lesson: 02c-event-sourcing-implementation#pure-functions
// framework: Emmett
// needs: ["@event-driven-io/emmett"]
// names: [Order, Place, Placed]
// ---

import type { Command, Decider, Event } from '@event-driven-io/emmett';
import { DeciderCommandHandler, IllegalStateError } from '@event-driven-io/emmett';

export type PlaceOrder = Command<'PlaceOrder', { customerId: string; total: number; at: string }>;
export type ApproveOrder = Command<'ApproveOrder', { orderId: string }>;
export type OrderCommand = PlaceOrder | ApproveOrder;

export type OrderPlaced = Event<'OrderPlaced', { customerId: string; total: number; at: string }>;
export type OrderApproved = Event<'OrderApproved', { orderId: string }>;
export type OrderEvent = OrderPlaced | OrderApproved;

export interface Order {
  readonly status: 'NONE' | 'PENDING' | 'APPROVED';
}

/** Where every rule is checked. Pure: time and ids come with the command, so deciding again is always safe. */
export function decide(command: OrderCommand, order: Order): OrderEvent[] {
  switch (command.type) {
    case 'PlaceOrder':
      if (order.status !== 'NONE') throw new IllegalStateError('the order exists already');
      if (command.data.total <= 0) throw new IllegalStateError('the order has no total');
      return [{ type: 'OrderPlaced', data: command.data }];
    case 'ApproveOrder':
      if (order.status === 'NONE') throw new IllegalStateError('there is no such order');
      return order.status === 'APPROVED' ? [] : [{ type: 'OrderApproved', data: command.data }];
  }
}

/** Folds history into state. Checks nothing: what is stored has happened. */
export function evolve(_order: Order, event: OrderEvent): Order {
  switch (event.type) {
    case 'OrderPlaced':
      return { status: 'PENDING' };
    case 'OrderApproved':
      return { status: 'APPROVED' };
  }
}

const decider: Decider<Order, OrderCommand, OrderEvent> = {
  decide,
  evolve,
  initialState: () => ({ status: 'NONE' }),
};

/** `await handleOrder(eventStore, orderId, command)`: a conflict with another writer loads and decides again. */
export const handleOrder = DeciderCommandHandler<Order, OrderCommand, OrderEvent>({
  ...decider,
  mapToStreamId: (orderId) => `order-${orderId}`,
  retry: { onVersionConflict: 5 },
});
