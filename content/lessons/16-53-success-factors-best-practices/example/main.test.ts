import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bench, closedLoop, openLoop, percentile } from './bench.ts';
import { type Drill, type Report, runDrill } from './drill.ts';
import { badSnapshot, lostViewStore, poison, viewViolations } from './drills.ts';
import { Shop } from './shop.ts';
import { lagAge, longestStream } from './slis.ts';
import { badSnapshots, replay, type Snapshots } from './snapshots.ts';
import { View } from './view.ts';

/** Runs a drill in a shop that trades, and lets customers order on for two seconds. */
async function rehearse(seed: number, drillOf: (shop: Shop) => Drill) {
  const shop = new Shop(seed);
  shop.remember(20);
  shop.open();
  await shop.clock.runFor(3_000);
  let report: Report | undefined;
  void runDrill(drillOf(shop), shop.clock).then((done) => {
    report = done;
    shop.clock.after(2_000, () => shop.close());
  });
  await shop.clock.runUntilIdle();
  return { shop, report };
}

test('a lost view store is rebuilt in time and equals a replay (I5)', async () => {
  for (let seed = 1; seed <= 5; seed++) {
    const { shop, report } = await rehearse(seed, lostViewStore);
    assert.equal(report?.outcome, 'held');
    assert.ok((report?.recovered ?? 0) >= 2);
    assert.deepEqual(viewViolations(shop), []);
  }
});

test('a poison stream is parked with all its events; the others progress', async () => {
  const { shop, report } = await rehearse(1, (each) => poison(each, 'order-voucher'));
  assert.equal(report?.outcome, 'held');
  assert.deepEqual(shop.view.parkedStreams(), ['order-voucher']);
  assert.equal(shop.view.parkedEvents('order-voucher'), 2);
  assert.ok(lagAge(shop) < 1);
  const shown = shop.view.rows().length;
  assert.ok(shown > 1_100, `${shown} orders are shown`);

  shop.view = new View(true);
  shop.view.apply(shop.log.after(0));
  assert.deepEqual([shop.view.parkedStreams(), viewViolations(shop, true)], [[], []]);
});

test('a wrong snapshot is dropped, and a right one kept', async () => {
  const snapshots: Snapshots = new Map([['order-live-2', { versions: 1, state: 'PENDING' }]]);
  const { shop, report } = await rehearse(1, (each) => badSnapshot(each, snapshots, 'order-live-1'));
  assert.equal(report?.outcome, 'held');
  assert.deepEqual([...snapshots.keys()], ['order-live-2']);
  assert.deepEqual(badSnapshots(shop.log, snapshots), []);
  assert.equal(replay(shop.log, 'order-live-2', 1), 'PENDING');
});

test('a drill that does not recover says so, and one that only looks healthy too', async () => {
  const broken = { name: 'x', within: 3, inject: () => {}, isHealthy: () => false, violations: () => [] };
  const hollow = { ...broken, isHealthy: () => true, violations: () => ['a row is missing'] };
  assert.equal((await rehearse(1, () => broken)).report?.outcome, 'too slow');
  assert.equal((await rehearse(1, () => hollow)).report?.outcome, 'violated');
});

test('no decision is lost to a conflict', async () => {
  const { shop } = await rehearse(2, lostViewStore);
  assert.ok(shop.log.conflicts > 0);
  assert.equal(longestStream(shop.log), 3);
  for (const stream of shop.log.streams()) {
    assert.ok(
      shop.log.stream(stream).some(({ event }) => event.type === 'OrderApproved'),
      `${stream} was never approved`,
    );
  }
  assert.equal(shop.log.after(0).length, shop.log.attempts - shop.log.conflicts);
});

test('the closed loop hides the stall, the open loop shows it', async () => {
  const [closed, open] = await Promise.all([bench(closedLoop), bench(openLoop)]);
  assert.equal(percentile(closed, 99), 2);
  assert.ok(percentile(open, 99) > 350);
  assert.equal(open.length, 2_000);
});
