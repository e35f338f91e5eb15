import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderId } from './domain.ts';
import { FaultPlan, type FaultRates } from './faultPlan.ts';
import { FulfillmentShop } from './fulfillmentShop.ts';
import { checkInvariants } from './invariants.ts';
import { Rng } from './rng.ts';
import { SimClock } from './simClock.ts';

const rough: FaultRates = { drop: 0.1, duplicate: 0.1, reorder: 0.1, delay: [5, 80], crash: 0.02 };

for (const style of ['orchestrated', 'choreographed'] as const) {
  test(`${style}: six orders for three books, a declined card, an expired hold; 100 rough runs`, async () => {
    for (let seed = 1; seed <= 100; seed++) {
      const { world, crashes } = await run(style, seed, rough);
      const problem = `seed ${seed}, crashes ${crashes.join()}`;
      assert.deepEqual(checkInvariants(world), [], problem);
      const approved = world.orders?.filter(({ state }) => state === 'APPROVED').length;
      assert.equal(
        world.stock?.reduce((pieces, { reserved }) => pieces + reserved, 0),
        approved,
        `${problem}: stock leaked`,
      );
    }
  });

  test(`${style}: without faults three orders are approved and three rejected`, async () => {
    const { world } = await run(style, 1, {});
    const states = world.orders?.map(({ state }) => state);
    assert.deepEqual(states, ['APPROVED', 'REJECTED', 'REJECTED', 'APPROVED', 'APPROVED', 'REJECTED']);
  });
}

async function run(style: 'orchestrated' | 'choreographed', seed: number, rates: FaultRates) {
  const clock = new SimClock();
  const faults = new FaultPlan(new Rng(seed), rates);
  const shop = new FulfillmentShop({
    style,
    clock,
    faults,
    refused: ['ord-1002:AuthorizePayment', 'ord-1003:CapturePayment'],
  });
  for (let nth = 1; nth <= 6; nth++) {
    const request = { orderId: orderId(nth), customerId: 'cus-1', sku: 'SKU-BOOK', quantity: 1 } as const;
    clock.after(nth * 1_000, () => shop.place(request));
  }
  if (seed % 3 === 0) clock.after(2_500, () => shop.outage('payment', 40_000));
  if (seed % 3 === 1 && seed > 1) clock.after(2_500, () => shop.outage('shipping', 70_000));
  await clock.runFor(60_000);
  faults.stop();
  await clock.runUntilIdle();
  return { world: shop.world(), crashes: faults.crashes };
}
