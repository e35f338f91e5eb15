import {
  type CustomerId,
  catalogue,
  line,
  type OrderId,
  orderId,
  type Sku,
  totalOf,
} from '../../../shop/domain.ts';
import type { Envelope, Envelopes } from '../../../shop/envelope.ts';
import { validate } from '../../../shop/jsonSchema.ts';
import type { Money } from '../../../shop/money.ts';
import { type Handler, problem } from '../../../shop/problem.ts';
import type { SimClock } from '../../../shop/simClock.ts';
import { openApi, operationFor, requestSchema } from './contract.ts';
import { deprecation, isGone } from './retirement.ts';

interface PlaceOrder {
  readonly customerId: CustomerId;
  readonly lines: readonly { readonly sku: Sku; readonly quantity: number }[];
}

interface Order {
  readonly orderId: OrderId;
  readonly state: 'PENDING' | 'APPROVED' | 'REJECTED';
  readonly lines: PlaceOrder['lines'];
  readonly total: Money;
  readonly shippedAt: string | null;
}

/** The order service behind HTTP. `published` collects the events it sends. */
export function orderServer(clock: SimClock, events: Envelopes, published: Envelope[]): Handler {
  const orders = new Map<string, Order>();

  const place = ({ customerId, lines }: PlaceOrder): Response => {
    const unknown = lines.find(({ sku }) => !catalogue.some((product) => product.sku === sku));
    if (unknown) {
      const { sku } = unknown;
      return problem(422, 'unknown-product', `${sku} is not sold here`, { sku });
    }
    const total = totalOf(lines.map(({ sku, quantity }) => line(sku, quantity)));
    const id = orderId(orders.size + 1);
    orders.set(id, { orderId: id, state: 'PENDING', lines, total, shippedAt: null });
    const data = { orderId: id, customerId, lines, total };
    published.push(events.wrap({ type: 'OrderPlaced', data }, id));
    return Response.json(orders.get(id), { status: 201, headers: { location: `/v1/orders/${id}` } });
  };

  const show = (id: string, headers: Record<string, string> = {}): Response => {
    const order = orders.get(id);
    if (!order) return problem(404, 'unknown-order', `There is no order ${id}`, {}, headers);
    return Response.json(order, { headers });
  };

  // #region handler
  return async (request) => {
    const { pathname } = new URL(request.url);
    const operation = operationFor(request.method, pathname);
    if (!operation) return problem(404, 'no-such-operation', `${request.method} ${pathname} is not offered`);
    const schema = requestSchema(operation);
    const body: unknown = schema ? await request.json().catch(() => undefined) : undefined;
    const errors = schema ? validate(schema, body, openApi) : [];
    if (errors.length > 0)
      return problem(400, 'invalid-request', 'The request breaks the contract', { errors });
    const id = pathname.split('/').at(-1) ?? '';
    switch (operation.operationId) {
      case 'placeOrder':
        return place(body as PlaceOrder);
      case 'getOrderV0':
        return isGone(clock) ? problem(410, 'version-retired', 'Use /v1/orders') : show(id, deprecation);
      default:
        return show(id);
    }
  };
  // #endregion handler
}
