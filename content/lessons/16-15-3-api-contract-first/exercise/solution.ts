import { problem } from '../../../shop/problem.ts';

interface Order {
  readonly orderId: string;
  readonly state: 'PENDING' | 'APPROVED' | 'REJECTED';
  readonly amount: number;
  readonly couponCode?: string;
}

const orders: readonly Order[] = [
  { orderId: 'ord-1001', state: 'APPROVED', amount: 15_000, couponCode: 'SPRING' },
  { orderId: 'ord-1002', state: 'PENDING', amount: 42_000 },
];

/** Answers `GET /v1/orders/{orderId}`. */
export function handle(request: Request): Response {
  const { pathname } = new URL(request.url);
  const [, id] = /^\/v1\/orders\/([^/]+)$/.exec(pathname) ?? [];
  if (id === undefined) return problem(404, 'no-such-resource', `Nothing is at ${pathname}`);
  if (!/^ord-\d+$/.test(id)) return problem(400, 'invalid-order-id', `${id} is not an order id`);
  const order = orders.find(({ orderId }) => orderId === id);
  if (!order) return problem(404, 'unknown-order', `There is no order ${id}`);
  const { orderId, state, amount, couponCode = null } = order;
  return Response.json({ orderId, state, total: { amount, currency: 'KRW' }, couponCode });
}
