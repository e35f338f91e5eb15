import type { CustomerId, OrderId } from '../../../shop/domain.ts';
import { IDENTITY_HEADER, type Identity, SCOPE_HEADER } from '../../../shop/gatewayHeaders.ts';
import { type Handler, problem } from '../../../shop/problem.ts';

export interface Order {
  readonly orderId: OrderId;
  readonly customerId: CustomerId;
}

const orders: readonly Order[] = [
  { orderId: 'ord-1001', customerId: 'cus-1' },
  { orderId: 'ord-1002', customerId: 'cus-2' },
];

// #region owner
/** The only way to an order. Somebody else's looks as if it did not exist. */
export function orderOf(caller: Identity, orderId: string): Order | undefined {
  const order = orders.find((candidate) => candidate.orderId === orderId);
  return order && mayRead(caller, order) ? order : undefined;
}

function mayRead({ subject, scope }: Identity, order: Order): boolean {
  return order.customerId === subject || scope.includes('orders:read-any');
}
// #endregion owner

/** The order service, behind the gateway. */
export const orderService: Handler = (request) => {
  const caller: Identity = {
    subject: request.headers.get(IDENTITY_HEADER) ?? '',
    scope: (request.headers.get(SCOPE_HEADER) ?? '').split(' '),
  };
  const order = orderOf(caller, idIn(request));
  return order ? Response.json(order) : problem(404, 'no-such-order', 'There is no such order');
};

/** The same service before: the gateway has checked the token, so all is well. */
export const trustingService: Handler = (request) => {
  const order = orders.find(({ orderId }) => orderId === idIn(request));
  return order ? Response.json(order) : problem(404, 'no-such-order', 'There is no such order');
};

function idIn(request: Request): string {
  return new URL(request.url).pathname.split('/').at(-1) ?? '';
}
