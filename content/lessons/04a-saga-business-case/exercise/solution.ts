export type OrderState = 'PENDING' | 'UNDOING' | 'APPROVED' | 'REJECTED';

/** The services. A call may throw: nobody knows then whether it was done. Repeating one does no harm. */
export interface Services {
  reserve(orderId: string): 'reserved' | 'refused';
  release(orderId: string): void;
  charge(orderId: string): 'charged' | 'declined';
  refund(orderId: string): void;
}

/** The orders' own table: what is written survives a crash. */
export interface Orders {
  set(orderId: string, state: OrderState): void;
  /** The orders in this state. */
  in(state: OrderState): readonly string[];
}

export function checkout(orderId: string, services: Services, orders: Orders): void {
  orders.set(orderId, 'PENDING');
  try {
    if (services.reserve(orderId) === 'refused') throw new Error('too few pieces');
    if (services.charge(orderId) === 'declined') throw new Error('card declined');
    orders.set(orderId, 'APPROVED');
  } catch {
    orders.set(orderId, 'UNDOING'); // From here on `recover` finishes it, however often this has to be tried.
  }
}

/** Runs after every restart, and every minute. */
export function recover(services: Services, orders: Orders): void {
  for (const orderId of [...orders.in('PENDING'), ...orders.in('UNDOING')]) {
    orders.set(orderId, 'UNDOING');
    services.refund(orderId);
    services.release(orderId);
    orders.set(orderId, 'REJECTED'); // Only now is it true.
  }
}
