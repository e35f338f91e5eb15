import { line, type Sku } from '../../../shop/domain.ts';
import { IDENTITY_HEADER } from '../../../shop/gatewayHeaders.ts';
import type { Fetch } from '../../../shop/httpNetwork.ts';
import { type Handler, problem } from '../../../shop/problem.ts';

interface NewOrder {
  readonly sku: Sku;
  readonly quantity: number;
  readonly discount?: number;
}

/** The order service: prices an order and stores whose it is. */
export const order: Handler = async (request) => {
  const { sku, quantity, discount = 0 } = (await request.json()) as NewOrder;
  const customerId = request.headers.get(IDENTITY_HEADER);
  const total = line(sku, quantity).price.amount * quantity - discount;
  return Response.json({ orderId: 'ord-1001', customerId, total }, { status: 201 });
};

/** The gateway: lets customers through to the order service, which `send` reaches. */
export function gateway(send: Fetch): Handler {
  return async (request) => {
    const headers = new Headers(request.headers);
    const [, user] = /^Bearer (cus-\d+)$/.exec(headers.get('authorization') ?? '') ?? [];
    if (user && !headers.has(IDENTITY_HEADER)) headers.set(IDENTITY_HEADER, user);
    if (!headers.has(IDENTITY_HEADER)) return problem(401, 'unauthenticated', 'This needs an access token');

    const body = (await request.json()) as NewOrder;
    const total = line(body.sku, body.quantity).price.amount * body.quantity;
    const discounted = total >= 100_000 ? { ...body, discount: total / 10 } : body;
    return send(
      new Request('http://order/v1/orders', {
        method: 'POST',
        headers,
        body: JSON.stringify(discounted),
      }),
    );
  };
}
