import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Deadline } from '../../../shop/deadline.ts';
import { subject } from '../../../shop/exercise.ts';
import { IDENTITY_HEADER } from '../../../shop/gatewayHeaders.ts';
import { SimClock } from '../../../shop/simClock.ts';

const { cacheKey, compose } = await subject<typeof import('./solution.ts')>(import.meta.url);

/** Composes a page of `order` (200 ms), `payment` (200 ms) and `shipping`, with 300 ms for all of it. */
async function page(shipping: number | 'broken', paymentMs = 200) {
  const clock = new SimClock();
  const after = (ms: number | 'broken') => async () => {
    if (ms === 'broken') throw new TypeError('broken');
    await clock.sleep(ms);
    return `after ${ms} ms`;
  };
  const parts = [
    { name: 'order', required: true, ask: after(200) },
    { name: 'payment', required: true, ask: after(paymentMs) },
    { name: 'shipping', required: false, ask: after(shipping) },
  ];
  const outcome = compose(parts, new Deadline(clock, 300)).then(
    (composed) => ({ ms: clock.elapsed(), composed }),
    (error: unknown) => ({ ms: clock.elapsed(), error }),
  );
  await clock.runUntilIdle();
  return outcome;
}

test('the parts are asked at once', async () => {
  const outcome = await page(100);
  assert.ok('composed' in outcome, 'there is an answer');
  assert.equal(outcome.ms, 200);
  assert.deepEqual(Object.keys(outcome.composed.parts), ['order', 'payment', 'shipping']);
});

test('an optional part may be missing, and is named; a required one may not', async () => {
  for (const shipping of ['broken', 5_000] as const) {
    const outcome = await page(shipping);
    assert.ok('composed' in outcome, 'there is an answer without shipping');
    assert.deepEqual(outcome.composed.missing, ['shipping']);
    assert.deepEqual(Object.keys(outcome.composed.parts), ['order', 'payment']);
  }
  assert.ok('error' in (await page(100, 5_000)), 'there is no answer without payment');
});

test('two customers never share a stored response', () => {
  const key = (user: string, path: string) =>
    cacheKey(new Request(`http://shop${path}`, { headers: { [IDENTITY_HEADER]: user } }));
  assert.notEqual(key('cus-1', '/v1/orders'), key('cus-2', '/v1/orders'));
  assert.notEqual(key('cus-1', '/v1/orders?page=1'), key('cus-1', '/v1/orders?page=2'));
  assert.equal(key('cus-1', '/v1/orders'), key('cus-1', '/v1/orders'));
});
