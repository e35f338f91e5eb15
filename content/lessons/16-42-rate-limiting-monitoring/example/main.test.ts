import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RateLimiter } from '../../../shop/rateLimit.ts';
import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { fixedWindow, gcra, gcraInSeconds, slidingLog, slidingWindow, tokenBucket } from './algorithms.ts';
import { polite } from './clients.ts';
import { admittedAt, firstDifference, mostWithin, randomLoad } from './compare.ts';
import { limited } from './limited.ts';
import { minuteAt } from './limitMetrics.ts';
import { minuteOf } from './slowService.ts';
import { admittedOf100, limiters } from './twoGateways.ts';

const edge = { name: 'edge', quota: 10, windowMs: 1_000, burst: 10 };
const SEEDS = Array.from({ length: 2_000 }, (_, seed) => seed);

test('GCRA and the token bucket give the same verdicts, over 2,000 seeds', () => {
  for (const seed of SEEDS) {
    const { policy, times } = randomLoad(seed);
    assert.equal(firstDifference(tokenBucket(policy), gcra(policy), times), 0, `seed ${seed}`);
  }
});

test('with fractions of seconds they do not', () => {
  const differing = SEEDS.filter((seed) => {
    const { policy, times } = randomLoad(seed);
    return firstDifference(tokenBucket(policy), gcraInSeconds(policy), times) > 0;
  });
  assert.ok(differing.length > 0);
});

test('only the fixed window admits twice the quota around its boundary', () => {
  const twice = [fixedWindow, slidingWindow, slidingLog, tokenBucket, gcra].map((make) => {
    const limit = make(edge);
    return admittedAt(limit, 990, 10) + admittedAt(limit, 1_010, 10);
  });
  assert.deepEqual(twice, [20, 10, 10, 10, 10]);
});

test('only the log keeps the quota in every window', () => {
  for (let start = 0; start < 1_000; start += 90) {
    assert.equal(mostWithin(slidingLog(edge), 1_000, start), 10);
  }
  assert.equal(mostWithin(gcra(edge), 1_000, 990), 19);
});

test('an atomic step admits the burst and no more, whatever the network does', async () => {
  for (let seed = 0; seed < 50; seed++) {
    assert.equal(await admittedOf100(limiters['one atomic step'], edge, false, seed), 10);
    assert.ok((await admittedOf100(limiters['read, then write'], edge, false, seed)) > 10);
  }
});

test('without the store, the local shares add up to the limit', async () => {
  assert.equal(await admittedOf100(limiters['local share'], edge, true), 10);
});

test('every answer has the RateLimit fields, and a 429 says when and which policy', async () => {
  const policy = { name: 'orders', quota: 10, windowMs: 60_000, burst: 1 };
  const handle = limited(
    new RateLimiter(policy, new SimClock()),
    () => 'cus-1',
    () => new Response(null, { status: 202 }),
  );
  const send = () => handle(new Request('http://shop/v1/orders', { method: 'POST' }));
  const [first, second] = [await send(), await send()];
  for (const { headers } of [first, second]) {
    assert.equal(headers.get('ratelimit-policy'), '"orders";q=10;w=60');
    assert.equal(headers.get('ratelimit'), '"orders";r=0;t=6');
  }
  assert.equal(first.headers.get('retry-after'), null);
  assert.deepEqual([second.status, second.headers.get('retry-after')], [429, '6']);
  const body = (await second.json()) as { 'violated-policies': string[] };
  assert.deepEqual(body['violated-policies'], ['orders']);
});

test('a client that waits as told is refused once at most', async () => {
  for (let seed = 0; seed < 50; seed++) {
    const clock = new SimClock();
    const limiter = new RateLimiter({ name: 'orders', quota: 10, windowMs: 60_000, burst: 1 }, clock);
    const handle = limited(
      limiter,
      () => 'cus-1',
      () => new Response(),
    );
    limiter.take('cus-1');
    const sent = polite(clock, new Rng(seed))(async () => handle(new Request('http://shop/')));
    await clock.runUntilIdle();
    assert.equal(await sent, 2);
  }
});

test('a rate limit does not bound what is in flight; a concurrency limit does', async () => {
  assert.ok((await minuteOf(edge, 8_000, Number.POSITIVE_INFINITY)).mostInFlight >= 72);
  assert.equal((await minuteOf(edge, 8_000, 20)).mostInFlight, 20);
});

test('the near count rises before anything is refused much, and labels stay few', async () => {
  const [calm, tight] = [await minuteAt(4, edge), await minuteAt(9, edge)];
  assert.deepEqual([calm.counts.near, calm.counts.refused], [0, 0]);
  assert.ok(tight.counts.near > tight.counts.refused && tight.counts.refused > 0);
  assert.deepEqual(Object.keys(tight.counts), ['admitted', 'near', 'refused']);
  assert.deepEqual(tight.mostRefused(3), [['partner-7', tight.counts.refused]]);
});
