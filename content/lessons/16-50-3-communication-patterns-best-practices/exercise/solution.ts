import type { Documents } from '../../../shop/documents.ts';
import { type OrderId, orderId } from '../../../shop/domain.ts';
import { type Handler, problem } from '../../../shop/problem.ts';
import type { SimClock } from '../../../shop/simClock.ts';

export interface StoredOrder {
  readonly orderId: OrderId;
  readonly state: 'PENDING';
  readonly placedAt: string;
}

/** Takes orders: stores order, key and message in one commit, and answers after it. */
export function orderApi(documents: Documents, clock: SimClock): Handler {
  return (request) => {
    const { pathname } = new URL(request.url);
    if (request.method === 'POST' && pathname === '/v1/orders') return place(request);
    const id = pathname.replace('/v1/orders/', '');
    const order = documents.get<StoredOrder>('orders', id);
    return order ? Response.json(order) : problem(404, 'unknown-order', 'There is no such order');
  };

  function place(request: Request): Response {
    const key = request.headers.get('idempotency-key');
    if (!key) return problem(400, 'key-required', 'POST /v1/orders needs an Idempotency-Key');
    const order = documents.transaction(() => documents.get<StoredOrder>('keys', key) ?? store(key));
    return Response.json(order, {
      status: 202,
      headers: { location: `/v1/orders/${order.orderId}`, 'retry-after': '1' },
    });
  }

  function store(key: string): StoredOrder {
    const id = orderId(documents.all('orders').length + 1);
    const order: StoredOrder = { orderId: id, state: 'PENDING', placedAt: clock.iso() };
    documents.put('keys', key, order);
    documents.put('orders', id, order);
    documents.put('outbox', id, { type: 'OrderPlaced', data: { orderId: id } });
    return order;
  }
}
