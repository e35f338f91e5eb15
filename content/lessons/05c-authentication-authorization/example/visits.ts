import { bearer } from '../../../shop/bearer.ts';
import type { CustomerId } from '../../../shop/domain.ts';
import { FaultPlan } from '../../../shop/faultPlan.ts';
import { Gateway } from '../../../shop/gateway.ts';
import { HttpNetwork } from '../../../shop/httpNetwork.ts';
import type { ResponseFact } from '../../../shop/invariants.ts';
import { Issuer } from '../../../shop/issuer.ts';
import type { Handler } from '../../../shop/problem.ts';
import { Rng } from '../../../shop/rng.ts';
import { RouteTable } from '../../../shop/routeTable.ts';
import { SimClock } from '../../../shop/simClock.ts';
import type { Order } from './orders.ts';

const API = 'https://api.shop.example.com';

export interface Visits {
  readonly rows: readonly (readonly [caller: string, order: string, status: number])[];
  /** What customers were shown, for the check of I6. */
  readonly responses: readonly ResponseFact[];
}

const callers = { 'cus-1': 'orders:read', 'cus-2': 'orders:read', support: 'orders:read orders:read-any' };

/** Everybody asks for every order, with good tokens, through a gateway that verifies them. */
export async function visits(service: Handler): Promise<Visits> {
  const clock = new SimClock();
  const issuer = new Issuer('https://issuer.example.com', clock);
  const network = new HttpNetwork(clock, new FaultPlan(new Rng(1))).host('order', service);
  const gateway = new Gateway({
    clock,
    routes: new RouteTable([
      { method: 'GET', path: '/v1/orders/{orderId}', upstream: 'order', timeoutMs: 1_000 },
    ]),
    fetch: network.fetch,
    authenticate: bearer({ issuer: issuer.url, audience: API, keys: issuer.keys, clock }),
    limits: { peer: () => 0, subject: () => 0 },
  });
  const rows: [string, string, number][] = [];
  const responses: ResponseFact[] = [];
  for (const [caller, scope] of Object.entries(callers)) {
    for (const orderId of ['ord-1001', 'ord-1002', 'ord-9999']) {
      const headers = { authorization: `Bearer ${issuer.accessToken(caller, API, scope)}` };
      const answer = gateway.handle(new Request(`http://shop/v1/orders/${orderId}`, { headers }));
      await clock.runUntilIdle();
      const response = await answer;
      rows.push([caller, orderId, response.status]);
      if (response.ok && isCustomer(caller)) {
        responses.push({ askedBy: caller, owners: [((await response.json()) as Order).customerId] });
      }
    }
  }
  return { rows, responses };
}

function isCustomer(caller: string): caller is CustomerId {
  return caller.startsWith('cus-');
}
