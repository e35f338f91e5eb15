import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide, RateLimiter, type RatePolicy } from './rateLimit.ts';
import { SimClock } from './simClock.ts';

const orders: RatePolicy = { name: 'orders', quota: 10, windowMs: 60_000, burst: 3 };

test('a burst is admitted, then one request every window divided by the quota', async () => {
  const clock = new SimClock();
  const limiter = new RateLimiter(orders, clock);
  const take = () => limiter.take('cus-1');
  assert.deepEqual(take(), { admitted: true, remaining: 2, moreInMs: 6_000 });
  assert.deepEqual(take(), { admitted: true, remaining: 1, moreInMs: 6_000 });
  assert.deepEqual(take(), { admitted: true, remaining: 0, moreInMs: 6_000 });
  assert.deepEqual(take(), { admitted: false, remaining: 0, moreInMs: 6_000 });
  await clock.runFor(5_999);
  assert.deepEqual(take(), { admitted: false, remaining: 0, moreInMs: 1 });
  await clock.runFor(1);
  assert.deepEqual(take(), { admitted: true, remaining: 0, moreInMs: 6_000 });
});

test('a refused request costs nothing, and keys do not share', async () => {
  const clock = new SimClock();
  const limiter = new RateLimiter(orders, clock);
  for (let nth = 0; nth < 50; nth++) limiter.take('cus-1');
  assert.equal(limiter.take('cus-2').admitted, true);
  await clock.runFor(6_000);
  assert.equal(limiter.take('cus-1').admitted, true);
});

test('an idle key saves up one burst and no more, and is then forgotten', async () => {
  const clock = new SimClock();
  const limiter = new RateLimiter(orders, clock);
  limiter.take('cus-1');
  assert.equal(limiter.sweep(), 1);
  await clock.runFor(3_600_000);
  assert.equal(limiter.sweep(), 0);
  assert.equal(limiter.take('cus-1').remaining, 2);
});

test('a time too large to be exact is refused', () => {
  assert.throws(() => decide({ ...orders, quota: 10_000 }, undefined, Date.parse('2026-01-05')), RangeError);
});
