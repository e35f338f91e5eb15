import { Balancer, roundRobin } from '../../../shop/balancer.ts';
import { Gateway } from '../../../shop/gateway.ts';
import { OutlierDetector } from '../../../shop/outlierDetector.ts';
import { type Handler, problem } from '../../../shop/problem.ts';
import { decide, type RatePolicy } from '../../../shop/rateLimit.ts';
import { type Route, RouteTable } from '../../../shop/routeTable.ts';
import type { SimClock } from '../../../shop/simClock.ts';
import { authenticator } from './tokens.ts';
import { NOW_HEADER } from './virtualTime.ts';

/** What a gateway is told from outside: code-reviewed, versioned, and rolled out one instance at a time. */
export interface EdgeConfig {
  readonly routes: readonly Route[];
  /** `127.0.0.1:49152`, by service. */
  readonly hosts: Readonly<Record<string, readonly string[]>>;
}

// #region routes
export const routes: readonly Route[] = [
  { method: 'POST', path: '/v1/orders', upstream: 'order', timeoutMs: 2_000 },
  { method: 'GET', path: '/v1/orders/{orderId}', upstream: 'order', timeoutMs: 1_000 },
  { method: 'GET', path: '/v1/customers/{customerId}/orders', upstream: 'query', timeoutMs: 1_000 },
];
// #endregion routes

// #region shed
/** What one instance can carry. */
const capacity: RatePolicy = { name: 'instance', quota: 8, windowMs: 1_000, burst: 16 };

/** Reading is refused while less than half of the burst is left; ordering may use all of it. */
const RESERVED_FOR_ORDERS = 8;

/** Decides in microseconds, before anything is read, verified or forwarded. */
export function shedder(clock: { now(): number }): (request: Request) => Response | undefined {
  let due: number | undefined;
  return ({ method }) => {
    const next = decide(capacity, due, clock.now());
    const spared = method === 'POST' ? 0 : RESERVED_FOR_ORDERS;
    if (!next.verdict.admitted || next.verdict.remaining < spared) {
      return problem(503, 'overloaded', 'Too much at once', {}, { 'retry-after': '5' });
    }
    due = next.due;
    return undefined;
  };
}
// #endregion shed

/** A gateway process. `/config` replaces its configuration, or refuses it. */
export function edge(clock: SimClock, issuerUrl: string): Handler {
  const shed = shedder(clock);
  const authenticate = authenticator(issuerUrl, clock);
  const outliers = new OutlierDetector({ clock, restMs: 5_000 });
  let hosts: EdgeConfig['hosts'] = {};
  let gateway: Gateway | undefined;
  const balancer = new Balancer({
    choose: roundRobin(),
    hostsOf: (service) => hosts[service] ?? [],
    outliers,
    retries: true,
    fetch: (request) => {
      request.headers.set(NOW_HEADER, String(clock.now()));
      return fetch(request);
    },
  });

  // #region config
  function configure(config: EdgeConfig): Response {
    try {
      const table = new RouteTable(config.routes);
      const limits = { peer: () => 0, subject: () => 0 };
      gateway = new Gateway({ clock, routes: table, fetch: balancer.fetch, authenticate, limits });
      hosts = config.hosts;
      return Response.json(null);
    } catch (error) {
      return problem(422, 'bad-config', String(error));
    }
  }
  // #endregion config

  return async (request) => {
    if (new URL(request.url).pathname === '/config') return configure((await request.json()) as EdgeConfig);
    return (
      shed(request) ?? gateway?.handle(request) ?? problem(503, 'not-ready', 'There is no configuration yet')
    );
  };
}
