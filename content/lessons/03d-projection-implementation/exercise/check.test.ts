import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { catalogue } from '../../../shop/domain.ts';
import { subject } from '../../../shop/exercise.ts';
import { FaultPlan, survive } from '../../../shop/faultPlan.ts';
import { Rng } from '../../../shop/rng.ts';
import { openDatabase } from '../../../shop/sqlite.ts';

const { SkuDemand } = await subject<typeof import('./solution.ts')>(import.meta.url);

const rng = new Rng(19);
const events = Array.from({ length: 300 }, (_, index) => ({
  position: index + 1,
  sku: rng.pick(catalogue).sku,
}));

/** What the view must say once all events are applied. */
function expected(): Record<string, number> {
  return Object.fromEntries(
    catalogue.map(({ sku }) => [sku, events.filter((event) => event.sku === sku).length]),
  );
}

function counted(demand: InstanceType<typeof SkuDemand>): Record<string, number> {
  return Object.fromEntries(catalogue.map(({ sku }) => [sku, demand.orders(sku)]));
}

describe('the demand of each product', () => {
  for (const point of ['counted', 'saved']) {
    it(`counts each event once when the process dies at “${point}”`, async () => {
      const database = openDatabase();
      const faults = new FaultPlan(new Rng(1)).crashAt(point, 7);
      await survive(() => {
        const demand = new SkuDemand(database, faults);
        for (const event of events.slice(demand.position)) demand.handle(event);
      });
      assert.deepEqual(faults.crashes, [point]);
      assert.deepEqual(counted(new SkuDemand(database)), expected());
    });
  }

  it('counts each event once in spite of 100 random kills', async () => {
    const database = openDatabase();
    const faults = new FaultPlan(new Rng(2), { crash: 0.3 });
    await survive(() => {
      if (faults.crashes.length >= 100) faults.stop();
      const demand = new SkuDemand(database, faults);
      for (const event of events.slice(demand.position)) demand.handle(event);
    });
    assert.equal(faults.crashes.length, 100);
    assert.deepEqual(counted(new SkuDemand(database)), expected());
  });

  it('ignores an event that is delivered again', () => {
    const demand = new SkuDemand(openDatabase());
    for (const event of events) {
      demand.handle(event);
      demand.handle(event);
    }
    assert.deepEqual(counted(demand), expected());
    assert.equal(demand.position, events.length);
  });
});
