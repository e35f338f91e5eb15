import { Bulkhead } from '../../../shop/bulkhead.ts';
import { Gateway, type Limiter, unauthenticated } from '../../../shop/gateway.ts';
import { RouteTable } from '../../../shop/routeTable.ts';
import { SimClock } from '../../../shop/simClock.ts';

export interface Flood {
  /** Signatures that were checked. */
  readonly checks: number;
  /** How long the customer waited at most, in milliseconds. */
  readonly slowest: number;
}

const CHECK_MS = 2;

/** 1,000 forged tokens from one address within a second, and ten requests of a customer from another. */
export async function flood(limitByAddress: boolean): Promise<Flood> {
  const clock = new SimClock();
  const oneAtATime = new Bulkhead(1, 10_000);
  let checks = 0;
  let slowest = 0;
  const gateway = new Gateway({
    clock,
    routes: new RouteTable([{ method: 'GET', path: '/v1/orders', upstream: 'order', timeoutMs: 1_000 }]),
    fetch: async () => new Response('[]'),
    authenticate: ({ headers }) =>
      oneAtATime.run(async () => {
        checks++;
        await clock.sleep(CHECK_MS);
        if (headers.get('authorization') !== 'Bearer cus-1') throw unauthenticated('forged');
        return { subject: 'cus-1', scope: [] };
      }),
    limits: { peer: limitByAddress ? perSecond(clock, 20) : () => 0, subject: perSecond(clock, 20) },
    onAccess: ({ subject, ms }) => {
      if (subject === 'cus-1') slowest = Math.max(slowest, ms);
    },
  });
  const ask = (token: string, peer: string) =>
    gateway.handle(
      new Request('http://shop/v1/orders', { headers: { authorization: `Bearer ${token}` } }),
      peer,
    );
  for (let ms = 0; ms < 1_000; ms++) {
    clock.after(ms, async () => void (await ask('forged', '203.0.113.9')));
    if (ms % 100 === 50) clock.after(ms, async () => void (await ask('cus-1', '198.51.100.7')));
  }
  await clock.runUntilIdle();
  return { checks, slowest };
}

/** The simplest limiter there is: a counter for each key and second. */
function perSecond(clock: SimClock, most: number): Limiter {
  const counts = new Map<string, number>();
  return (key) => {
    const second = Math.floor(clock.now() / 1_000);
    const count = (counts.get(`${key} ${second}`) ?? 0) + 1;
    counts.set(`${key} ${second}`, count);
    return count <= most ? 0 : (second + 1) * 1_000 - clock.now();
  };
}
