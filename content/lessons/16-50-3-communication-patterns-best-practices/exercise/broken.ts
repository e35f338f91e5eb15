import type { Documents } from '../../../shop/documents.ts';
import { type OrderId, orderId } from '../../../shop/domain.ts';
import { type Handler, problem } from '../../../shop/problem.ts';
import type { SimClock } from '../../../shop/simClock.ts';

export interface StoredOrder {
  readonly orderId: OrderId;
  readonly state: 'PENDING';
  readonly placedAt: string;
}

/** Takes orders. To answer quickly, it collects what is to be stored and writes it a moment later. */
export function orderApi(documents: Documents, clock: SimClock): Handler {
  const placed = new Map<string, StoredOrder>();

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
    const known = placed.get(key);
    if (known) return Response.json(known);
    const id = orderId(documents.all('orders').length + placed.size + 1);
    const order: StoredOrder = { orderId: id, state: 'PENDING', placedAt: clock.iso() };
    placed.set(key, order);
    clock.after(50, () => store(key, order));
    return Response.json(order);
  }

  function store(key: string, order: StoredOrder): void {
    documents.transaction(() => {
      documents.put('orders', order.orderId, order);
      documents.put('outbox', order.orderId, { type: 'OrderPlaced', data: { orderId: order.orderId } });
    });
    placed.delete(key);
  }
}
