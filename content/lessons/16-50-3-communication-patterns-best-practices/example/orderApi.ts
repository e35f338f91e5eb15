import type { Documents } from '../../../shop/documents.ts';
import { type OrderId, type OrderState, orderId } from '../../../shop/domain.ts';
import { type Handler, problem } from '../../../shop/problem.ts';

interface StoredOrder {
  readonly orderId: OrderId;
  readonly state: OrderState;
}

const ASK_AGAIN_AFTER = { 'retry-after': '1' };

/** `POST /v1/orders` accepts an order; `GET /v1/orders/{id}` says how far it is. */
export function orderApi(documents: Documents): Handler {
  return (request) => {
    const { pathname } = new URL(request.url);
    if (request.method === 'POST' && pathname === '/v1/orders') return accept(documents, request);
    const order = documents.get<StoredOrder>('orders', pathname.replace('/v1/orders/', ''));
    return order ? status(order) : problem(404, 'unknown-order', 'There is no such order');
  };
}

// #region accept
/** Answers after the commit. A repeated request finds the order it made before. */
function accept(documents: Documents, request: Request): Response {
  const key = request.headers.get('idempotency-key');
  if (!key) return problem(400, 'key-required', 'POST /v1/orders needs an Idempotency-Key');
  const id = documents.get<OrderId>('keys', key) ?? orderId(documents.all('orders').length + 1);
  documents.transaction(() => {
    if (documents.get('keys', key)) return;
    documents.put('keys', key, id);
    documents.put('orders', id, { orderId: id, state: 'PENDING' } satisfies StoredOrder);
    documents.put('outbox', id, { type: 'OrderPlaced', data: { orderId: id } });
  });
  const order = documents.get<StoredOrder>('orders', id);
  return Response.json(order, { status: 202, headers: { location: `/v1/orders/${id}`, ...ASK_AGAIN_AFTER } });
}
// #endregion accept

// #region status
/** 200 whatever became of the order: the question was answered. While it is under way, when to ask again. */
function status(order: StoredOrder): Response {
  return Response.json(order, order.state === 'PENDING' ? { headers: ASK_AGAIN_AFTER } : {});
}
// #endregion status

/** What the consumers of `OrderPlaced` come to in the end. */
export function settle(documents: Documents, id: OrderId, state: OrderState): void {
  documents.put('orders', id, { orderId: id, state } satisfies StoredOrder);
}
