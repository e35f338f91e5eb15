import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';
import { MemLog } from '../../../shop/memLog.ts';
import { SimClock } from '../../../shop/simClock.ts';

const { ORDERS, notify, placeOrder } = await subject<typeof import('./solution.ts')>(import.meta.url);

/** A shop, and what happened to ord-1001 in it: was it accepted, how long did that take, which mails went out. */
function openShop() {
  const clock = new SimClock();
  const log: Parameters<typeof placeOrder>[0] = new MemLog();
  const seen: { accepted?: boolean; after?: number; mails: string[] } = { mails: [] };
  clock.after(0, async () => {
    seen.accepted = await placeOrder(log, clock, 'ord-1001', 'cus-1');
    seen.after = clock.elapsed();
  });
  return { clock, log, seen };
}

test('an order is accepted while the notification service is absent', async () => {
  const { clock, seen } = openShop();
  await clock.runUntilIdle();
  assert.deepEqual(seen, { accepted: true, after: 0, mails: [] });
});

test('what stands in the topic is a fact about the order', async () => {
  const { clock, log } = openShop();
  await clock.runUntilIdle();
  assert.deepEqual(
    log.all(ORDERS).map(({ value }) => value.type),
    ['OrderPlaced'],
  );
});

test('the mail goes out once, at once or when the service is back', async () => {
  for (const back of [0, 5_000]) {
    const { clock, log, seen } = openShop();
    clock.after(back, () => notify(log, clock, seen.mails, back + 500));
    await clock.runUntilIdle();
    assert.deepEqual(seen.mails, ['cus-1: thank you for ord-1001']);
    assert.equal(seen.accepted, true);
  }
});
