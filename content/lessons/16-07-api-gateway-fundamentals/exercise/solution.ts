import { line, type Sku } from '../../../shop/domain.ts';
import { IDENTITY_HEADER } from '../../../shop/gatewayHeaders.ts';
import type { Fetch } from '../../../shop/httpNetwork.ts';
import { type Handler, problem } from '../../../shop/problem.ts';

interface NewOrder {
  readonly sku: Sku;
  readonly quantity: number;
}

/** Large orders are a tenth cheaper, however they are placed. */
function discountOf(total: number): number {
  return total >= 100_000 ? total / 10 : 0;
}

/** The order service: prices an order and stores whose it is. */
export const order: Handler = async (request) => {
  const { sku, quantity } = (await request.json()) as NewOrder;
  const customerId = request.headers.get(IDENTITY_HEADER);
  const total = line(sku, quantity).price.amount * quantity;
  return Response.json(
    { orderId: 'ord-1001', customerId, total: total - discountOf(total) },
    { status: 201 },
  );
};

/** The gateway: lets customers through to the order service, which `send` reaches. */
export function gateway(send: Fetch): Handler {
  return async (request) => {
    const [, user] = /^Bearer (cus-\d+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
    if (!user) return problem(401, 'unauthenticated', 'This needs an access token');
    return send(
      new Request('http://order/v1/orders', {
        method: 'POST',
        headers: { 'content-type': 'application/json', [IDENTITY_HEADER]: user },
        body: await request.arrayBuffer(),
      }),
    );
  };
}
