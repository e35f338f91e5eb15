import type { Documents } from '../../../shop/documents.ts';
import { type CustomerId, topics } from '../../../shop/domain.ts';
import { IDENTITY_HEADER } from '../../../shop/gatewayHeaders.ts';
import { type Handler, problem } from '../../../shop/problem.ts';
import type { Behaviour } from '../../../shop/serviceProcess.ts';
import type { OrderChanged } from './orders.ts';

// #region apply
/** The newer version wins, so an event may come late, twice or in the wrong order. */
export function apply(row: OrderChanged | undefined, event: OrderChanged): OrderChanged {
  return row && row.version >= event.version ? row : event;
}

/** The projector of `query`. The worker stores the row and the id of the event in one commit. */
export const historyBehaviour: Behaviour = {
  service: 'query',
  topics: [topics.events('order')],
  handle: ({ data }, documents) => {
    const event = data as unknown as OrderChanged;
    const row = documents.get<OrderChanged>('history', event.orderId);
    documents.put('history', event.orderId, apply(row, event));
    return [];
  },
};
// #endregion apply

// #region page
/** `GET /v1/customers/{id}/orders`: whoever asks for somebody else learns nothing, not even that they exist. */
export function historyApi(documents: Documents): Handler {
  return (request) => {
    const [, , , customerId] = new URL(request.url).pathname.split('/');
    if (request.headers.get(IDENTITY_HEADER) !== customerId) {
      return problem(404, 'no-such-customer', 'There is nothing here');
    }
    const rows = documents.all<OrderChanged>('history').filter((row) => row.customerId === customerId);
    const owners = [...new Set(rows.map((row): CustomerId => row.customerId))];
    return Response.json({ orders: rows.map(({ orderId, state }) => ({ orderId, state })), owners });
  };
}
// #endregion page
