import { Deadline } from '../../../shop/deadline.ts';
import { IDENTITY_HEADER } from '../../../shop/gatewayHeaders.ts';
import type { Fetch } from '../../../shop/httpNetwork.ts';
import { type Handler, problem } from '../../../shop/problem.ts';
import type { SimClock } from '../../../shop/simClock.ts';
import { type Compose, PartMissing } from './compose.ts';

const BUDGET_MS = 300;

// #region parts
/** What a page about an order is made of. Money and state have to be true; the parcel may come later. */
const partsOf = (orderId: string) => [
  { name: 'order', url: `http://order/v1/orders/${orderId}`, required: true, limitMs: BUDGET_MS },
  { name: 'payment', url: `http://payment/v1/payments/${orderId}`, required: true, limitMs: BUDGET_MS },
  { name: 'shipping', url: `http://shipping/v1/shipments/${orderId}`, required: false, limitMs: 200 },
];
// #endregion parts

/** Answers `GET /v1/order-details/{id}` for the caller that the gateway has recognised. */
export function orderDetails(clock: SimClock, fetch: Fetch, compose: Compose): Handler {
  return async (request) => {
    const orderId = new URL(request.url).pathname.split('/').at(-1) ?? '';
    const user = request.headers.get(IDENTITY_HEADER) ?? '';
    const asUser: Fetch = (part) => {
      part.headers.set(IDENTITY_HEADER, user);
      return fetch(part);
    };
    try {
      const deadline = Deadline.of(request, clock, BUDGET_MS);
      const { parts, missing } = await compose(partsOf(orderId), deadline, asUser);
      return Response.json(
        { ...parts, partial: missing },
        { headers: { 'cache-control': 'private, no-store' } },
      );
    } catch (error) {
      if (!(error instanceof PartMissing)) throw error;
      return problem(error.status, 'incomplete', `Without ${error.part} there is no answer`, {
        part: error.part,
      });
    }
  };
}
