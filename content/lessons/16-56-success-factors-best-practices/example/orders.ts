import type { Documents } from '../../../shop/documents.ts';
import {
  type CustomerId,
  line,
  type OrderId,
  type OrderState,
  orderId,
  type Sku,
  topics,
  totalOf,
} from '../../../shop/domain.ts';
import { IDENTITY_HEADER } from '../../../shop/gatewayHeaders.ts';
import { orchestrated, orderOrchestrator } from '../../../shop/orchestratedFulfillment.ts';
import { orderFulfillmentSaga } from '../../../shop/orderFulfillment.ts';
import type { StoredOrder } from '../../../shop/participants.ts';
import { type Handler, problem } from '../../../shop/problem.ts';
import type { Behaviour, Outgoing } from '../../../shop/serviceProcess.ts';
import type { SimClock } from '../../../shop/simClock.ts';
import type { Worker } from './worker.ts';

export interface CustomerOrder extends StoredOrder {
  readonly customerId: CustomerId;
}

/** What an event of an order carries: all that a view needs. `version` counts the events of the order. */
export interface OrderChanged {
  readonly orderId: OrderId;
  readonly customerId: CustomerId;
  readonly total: number;
  readonly state: OrderState;
  readonly version: number;
  /** Virtual time, in milliseconds since 1970. */
  readonly at: number;
}

const orchestrator = orderOrchestrator([orderFulfillmentSaga]);

/** The service `order`: it runs the saga, and tells everybody when an order changes. */
export function orderBehaviour(clock: SimClock): Behaviour {
  const inner = orchestrated(orchestrator, () => false).find(
    ({ service }) => service === 'order',
  ) as Behaviour;
  return {
    ...inner,
    handle: (envelope, documents) =>
      telling(envelope.data.orderId, documents, clock, () => inner.handle(envelope, documents)),
  };
}

// #region telling
/** Adds an event where `work` changes the state of the order: stored, and sent, in the same commit. */
function telling(
  id: OrderId,
  documents: Documents,
  clock: SimClock,
  work: () => readonly Outgoing[],
): readonly Outgoing[] {
  const before = documents.get<CustomerOrder>('orders', id)?.state;
  const messages = work();
  const order = documents.get<CustomerOrder>('orders', id);
  if (!order || order.state === before) return messages;
  const { orderId, customerId, total, state } = order;
  const version = before === undefined ? 0 : 1;
  const data: OrderChanged = { orderId, customerId, total, state, version, at: clock.now() };
  const key = `${orderId}:event-${version}`;
  documents.put('events', key, data);
  const type = version === 0 ? 'OrderPlaced' : state === 'APPROVED' ? 'OrderApproved' : 'OrderRejected';
  return [...messages, { topic: topics.events('order'), id: key, message: { type, data } }];
}
// #endregion telling

/** The HTTP side of `order`. */
export function orderApi(worker: Worker, clock: SimClock): Handler {
  const { documents } = worker;
  return async (request) => {
    const customerId = request.headers.get(IDENTITY_HEADER) as CustomerId;
    if (request.method === 'POST') {
      const key = `${customerId} ${request.headers.get('idempotency-key')}`;
      const { sku, quantity } = (await request.json()) as { sku: Sku; quantity: number };
      const known = documents.get<OrderId>('keys', key);
      const id = known ?? orderId(documents.all('keys').length + 1);
      if (!known) worker.request(() => place(id, key, customerId, sku, quantity));
      return Response.json({ orderId: id, owners: [customerId] }, { status: 202 });
    }
    const id = new URL(request.url).pathname.split('/').at(-1) as OrderId;
    const order = documents.get<CustomerOrder>('orders', id);
    if (order?.customerId !== customerId) return problem(404, 'no-such-order', 'There is no such order');
    return Response.json({ orderId: id, state: order.state, owners: [order.customerId] });
  };

  // #region place
  function place(id: OrderId, key: string, customerId: CustomerId, sku: Sku, quantity: number) {
    return telling(id, documents, clock, () => {
      documents.put('keys', key, id);
      documents.put('orders', id, {
        orderId: id,
        customerId,
        state: 'PENDING',
        sku,
        quantity,
        total: totalOf([line(sku, quantity)]).amount,
      } satisfies CustomerOrder);
      return orchestrator.begin(id, documents);
    });
  }
  // #endregion place
}
