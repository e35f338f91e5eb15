import type { Access } from '../../../shop/gateway.ts';
import { serve } from '../../../shop/httpServer.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { edge } from './edge.ts';
import { startServices } from './services.ts';

export interface Visit {
  readonly log: readonly Access[];
  /** Problem types of the answers, in the order of the log; empty for successes. */
  readonly problems: readonly string[];
  /** Who `order` believed to serve, when cus-1 claimed to be cus-2. */
  readonly spoofedUser: string | null;
}

/** Eleven requests through the gateway, over real HTTP. Time passes only where the program lets it. */
export async function visit(): Promise<Visit> {
  const clock = new SimClock();
  const log: Access[] = [];
  const problems: string[] = [];
  const services = await startServices();
  const gateway = edge(clock, services.urls, (access) => log.push(access));
  const server = await serve((request) => gateway.handle(request));
  const send = async (method: string, path: string, user?: string, init: RequestInit = {}) => {
    const headers = { ...(user && { authorization: `Bearer ${user}` }), 'x-user-id': 'cus-2' };
    const response = await fetch(`${server.url}${path}`, { method, headers, ...init });
    const { type = '' } = response.ok ? {} : ((await response.json()) as { type: string });
    problems.push(type.split('/').at(-1) ?? '');
  };

  await send('GET', '/v1/stock/SKU-LAMP');
  await send('GET', '/v1/orders/ord-1001', 'cus-1');
  const spoofedUser = services.seenUser();
  await send('GET', '/v1/orders/ord-1001');
  await send('GET', '/v1/orders/ord-1001', 'admin');
  await send('POST', '/v1/payments', 'cus-1');
  await send('DELETE', '/v1/orders/ord-1001', 'cus-1');
  await send('POST', '/v1/orders', 'cus-1', { body: 'x'.repeat(70_000) });
  await send('GET', '/v1/customers/cus-1/orders', 'cus-1');
  await send('POST', '/v1/orders/ord-1001/cancellation', 'cus-1');

  // #region slow
  const slow = services.nextShipment();
  const answer = send('GET', '/v1/shipments/ord-1001', 'cus-1');
  await slow.arrived;
  await clock.runFor(1_000);
  await answer;
  await slow.cancelled;
  // #endregion slow

  // #region gone
  const impatient = services.nextShipment();
  const client = new AbortController();
  const headers = { authorization: 'Bearer cus-1' };
  const given = fetch(`${server.url}/v1/shipments/ord-1001`, { headers, signal: client.signal });
  await impatient.arrived;
  await clock.runFor(250);
  client.abort();
  await Promise.allSettled([given]);
  await impatient.cancelled;
  // #endregion gone

  await server.close();
  await services.close();
  return { log, problems, spoofedUser };
}
