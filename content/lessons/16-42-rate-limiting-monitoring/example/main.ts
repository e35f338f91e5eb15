import { table } from '../../../shop/print.ts';
import { RateLimiter, type RatePolicy } from '../../../shop/rateLimit.ts';
import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { fixedWindow, gcra, gcraInSeconds, slidingLog, slidingWindow, tokenBucket } from './algorithms.ts';
import { eager, placeAll, polite } from './clients.ts';
import { admittedAt, firstDifference, mostWithin, randomLoad } from './compare.ts';
import { limited } from './limited.ts';
import { minuteAt } from './limitMetrics.ts';
import { minuteOf } from './slowService.ts';
import { admittedOf100, limiters } from './twoGateways.ts';

const tenASecond: RatePolicy = { name: 'edge', quota: 10, windowMs: 1_000, burst: 10 };

console.log('Ten a second: 10 requests at 990 ms, 10 more at 1,010 ms\n');
const algorithms = [
  ['fixed window', fixedWindow, 'a count'],
  ['sliding window', slidingWindow, '2 counts'],
  ['sliding log', slidingLog, '10 times'],
  ['token bucket', tokenBucket, 'a level, a time'],
  ['GCRA', gcra, 'a time'],
] as const;
console.log(
  table(
    ['algorithm', 'first 10', 'second 10', 'most in any second', 'state of a key'],
    algorithms.map(([name, make, state]) => {
      const limit = make(tenASecond);
      const [first, second] = [admittedAt(limit, 990, 10), admittedAt(limit, 1_010, 10)];
      return [name, first, second, mostWithin(make(tenASecond), 1_000, 990), state];
    }),
  ),
);

console.log('\nRuns of 300 requests that differ from the token bucket, of 2,000\n');
const runs = Array.from({ length: 2_000 }, (_, seed) => randomLoad(seed));
for (const [name, make] of [
  ['GCRA in whole numbers', gcra],
  ['GCRA in seconds', gcraInSeconds],
] as const) {
  const differ = runs.filter(
    ({ policy, times }) => firstDifference(tokenBucket(policy), make(policy), times) > 0,
  );
  console.log(`${name}: ${differ.length}`);
}

console.log('\nTwo gateways, one store, 50 requests at each of them at once\n');
const admitted: [string, string, number][] = [];
for (const [store, name] of [
  ['up', 'read, then write'],
  ['up', 'one atomic step'],
  ['down', 'fail open'],
  ['down', 'fail closed'],
  ['down', 'local share'],
] as const) {
  admitted.push([store, name, await admittedOf100(limiters[name], tenASecond, store === 'down')]);
}
console.log(table(['store', 'limiter', 'admitted of 100'], admitted));

console.log('\nTen orders a minute, at most 3 at once\n');
const orders: RatePolicy = { name: 'orders', quota: 10, windowMs: 60_000, burst: 3 };
const ordersOf = (clock: SimClock) =>
  limited(
    new RateLimiter(orders, clock),
    () => 'cus-1',
    () => new Response(null, { status: 202 }),
  );
const handle = ordersOf(new SimClock());
for (let nth = 1; nth <= 4; nth++) {
  const { status, headers } = await handle(new Request('http://shop/v1/orders', { method: 'POST' }));
  const wait = headers.get('retry-after');
  console.log(`${status}  RateLimit: ${headers.get('ratelimit')}${wait ? `  Retry-After: ${wait}` : ''}`);
}

console.log('\nThirty orders, one after the other\n');
for (const [name, makeClient] of [
  ['eager', eager],
  ['polite', polite],
] as const) {
  const clock = new SimClock();
  const sent = placeAll(makeClient(clock, new Rng(3)), ordersOf(clock), 30);
  await clock.runUntilIdle();
  console.log(`${name}: ${await sent} requests in ${Math.round(clock.elapsed() / 1_000)} s`);
}

console.log('\nA minute of 9 requests a second, under a limit of 10 a second\n');
const slow: (string | number)[][] = [];
for (const [serviceMs, cap] of [
  [100, Number.POSITIVE_INFINITY],
  [8_000, Number.POSITIVE_INFINITY],
  [8_000, 20],
] as const) {
  const seen = await minuteOf(tenASecond, serviceMs, cap);
  const label = cap === 20 ? '20' : 'none';
  slow.push([`${serviceMs} ms`, label, seen.limited, seen.shed, seen.mostInFlight]);
}
console.log(table(['each takes', 'concurrency limit', '429', '503', 'most in flight'], slow));

console.log('\nA partner that grows: a minute at each rate, under a limit of 10 a second\n');
const growth: (string | number)[][] = [];
for (const rate of [4, 6, 8, 9, 10, 12]) {
  const { counts } = await minuteAt(rate, tenASecond);
  growth.push([`${rate} a second`, counts.admitted, counts.near, counts.refused]);
}
console.log(table(['offered', 'admitted', 'near', 'refused'], growth));
