import { FaultPlan } from '../../../shop/faultPlan.ts';
import { IDENTITY_HEADER } from '../../../shop/gatewayHeaders.ts';
import { HttpNetwork } from '../../../shop/httpNetwork.ts';
import { type Handler, problem } from '../../../shop/problem.ts';
import { Rng } from '../../../shop/rng.ts';
import type { SimClock } from '../../../shop/simClock.ts';

export type ServiceName = 'order' | 'payment' | 'shipping';

/** How long each service works on an answer, in milliseconds, or that it is broken. */
export type Behaviour = Record<ServiceName, number | 'broken'>;

export const usual: Behaviour = { order: 40, payment: 80, shipping: 60 };

const data: Record<ServiceName, object> = {
  order: { orderId: 'ord-1001', customerId: 'cus-1', state: 'APPROVED', total: 57_000 },
  payment: { captured: 57_000, refunded: 0 },
  shipping: { shipment: 'SCHEDULED', carrier: 'Post' },
};

/** The three services on a network that takes 5 ms each way; `asked` counts the requests that reached them. */
export function openServices(clock: SimClock, behaviour: Behaviour) {
  const network = new HttpNetwork(clock, new FaultPlan(new Rng(1), { delay: [5, 5] }));
  const asked: Record<ServiceName, number> = { order: 0, payment: 0, shipping: 0 };
  for (const name of ['order', 'payment', 'shipping'] as const) {
    const handle: Handler = async (request) => {
      asked[name]++;
      const work = behaviour[name];
      if (work === 'broken') return problem(500, 'internal-error', 'broken');
      await clock.sleep(work);
      const isOwner = request.headers.get(IDENTITY_HEADER) === 'cus-1';
      return isOwner ? Response.json(data[name]) : problem(404, 'no-such-order', 'There is no such order');
    };
    network.host(name, handle);
  }
  return { fetch: network.fetch, asked };
}
