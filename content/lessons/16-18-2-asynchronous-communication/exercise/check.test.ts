import assert from 'node:assert/strict';
import { test } from 'node:test';
import { topics } from '../../../shop/domain.ts';
import { subject } from '../../../shop/exercise.ts';
import { Crash, FaultPlan } from '../../../shop/faultPlan.ts';
import { MemLog } from '../../../shop/memLog.ts';
import { Rng } from '../../../shop/rng.ts';
import type { OrderPlaced } from './solution.ts';

const { Shop } = await subject<typeof import('./solution.ts')>(import.meta.url);

/** No program of this size has more writes on the way of one order. */
const STEPS = 12;

/** One order; the process dies behind its n-th write and is started again. Does the customer ask again? */
async function runWithCrash(nth: number, customer: 'asks again' | 'gives up') {
  const faults = new FaultPlan(new Rng(1)).crashAt('step', nth);
  const log = new MemLog<OrderPlaced>();
  const shop = new Shop(log, () => faults.reach('step'));
  const consumer = log.join('payment', topics.events('order'));
  let asking = true;
  for (;;) {
    try {
      if (asking) shop.place('ord-1001');
      asking = false;
      await shop.relay();
      shop.consume(consumer);
      return { shop, crashed: faults.crashes.length > 0 };
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      if (customer === 'gives up') asking = false;
      consumer.restart();
    }
  }
}

test('without a crash there is one order and one charge', async () => {
  const { shop } = await runWithCrash(Number.POSITIVE_INFINITY, 'gives up');
  assert.deepEqual([shop.orders(), shop.charges()], [['ord-1001'], ['ord-1001']]);
});

for (let nth = 1; nth <= STEPS; nth++) {
  test(`died behind write ${nth}, the customer asks again: one order, one charge`, async () => {
    const { shop } = await runWithCrash(nth, 'asks again');
    assert.deepEqual([shop.orders(), shop.charges()], [['ord-1001'], ['ord-1001']]);
  });

  test(`died behind write ${nth}, the customer gives up: charged is what was ordered`, async () => {
    const { shop } = await runWithCrash(nth, 'gives up');
    assert.deepEqual(shop.charges(), shop.orders());
  });
}

test('the process was killed at more than four places', async () => {
  const runs = await Promise.all(
    Array.from({ length: STEPS }, (_, index) => runWithCrash(index + 1, 'asks again')),
  );
  assert.ok(runs.filter(({ crashed }) => crashed).length > 4, 'step() stands behind every write');
});
