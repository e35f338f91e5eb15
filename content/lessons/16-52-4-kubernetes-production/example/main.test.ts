import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Rng } from '../../../shop/rng.ts';
import { Autoscaler, desiredReplicas } from './autoscaler.ts';
import { disruptionsAllowed } from './budget.ts';
import { consumersFor, share } from './consumers.ts';
import { evening } from './load.ts';
import { autoscaler, budget, networkPolicies } from './manifests.ts';
import { expandContract, migrate, oneRelease } from './migration.ts';
import { reaches } from './network.ts';
import { Nodes, packed, spread } from './nodes.ts';

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);
const zones = ['a', 'b', 'c', 'a', 'b', 'c'];

test('a drain never goes below what the budget asks for, wherever the pods are', async () => {
  for (const replicas of [3, 4, 7]) {
    for (const place of [packed, spread]) {
      for (const minAvailable of [1, 2, replicas - 1]) {
        const cluster = new Nodes(zones, replicas, place);
        const drained = cluster.drainAll({ minAvailable });
        await cluster.clock.runUntilIdle();
        assert.equal(await drained, zones.length);
        assert.ok(cluster.fewestReady >= minAvailable, `${cluster.fewestReady} of ${minAvailable}`);
      }
    }
  }
});

test('a budget that allows nothing stops the first drain', async () => {
  const cluster = new Nodes(zones, 3, spread);
  const drained = cluster.drainAll({ minAvailable: 3 });
  await cluster.clock.runUntilIdle();
  assert.equal(await drained, 0);
});

test('shares of a budget are rounded up', () => {
  assert.equal(disruptionsAllowed({ minAvailable: '50%' }, 7, 7), 3);
  assert.equal(disruptionsAllowed({ maxUnavailable: '10%' }, 7, 7), 1);
  assert.equal(disruptionsAllowed(budget, 3, 2), 0);
});

test('losing a zone costs as many pods as lay in it', () => {
  for (const [place, left] of [
    [packed, 0],
    [spread, 2],
  ] as const) {
    const cluster = new Nodes(zones, 3, place);
    for (const node of cluster.nodes.filter(({ zone }) => zone === 'a')) cluster.crash(node);
    assert.equal(cluster.fewestReady, left);
  }
});

test('the autoscaler follows the formula, and leaves small differences alone', () => {
  assert.equal(desiredReplicas(4, 90, 60), 6);
  assert.equal(desiredReplicas(4, 64, 60), 4);
  assert.equal(desiredReplicas(10, 67, 60), 12);
});

test('it goes up at once, and down to the highest count of the window', () => {
  for (const seed of SEEDS) {
    const rng = new Rng(seed);
    const scaler = new Autoscaler(autoscaler);
    const wanted: number[] = [];
    let replicas = autoscaler.minReplicas;
    for (let at = 0; at < 1_200; at += 15) {
      const metric = rng.int(10, 130);
      wanted.push(Math.min(12, Math.max(3, desiredReplicas(replicas, metric, autoscaler.target))));
      const next = scaler.sync(at, replicas, metric);
      assert.equal(
        next >= replicas || next === Math.max(...wanted.slice(-20)),
        true,
        `seed ${seed}, ${at} s`,
      );
      assert.ok(next >= (wanted.at(-1) ?? 0));
      replicas = next;
    }
  }
});

test('the window calms an evening', () => {
  for (const seed of SEEDS) {
    const calm = evening(seed, autoscaler);
    const nervous = evening(seed, { ...autoscaler, downWindowSeconds: 0 });
    assert.ok(calm.changes < nervous.changes, `seed ${seed}`);
    assert.ok(calm.overloaded <= nervous.overloaded, `seed ${seed}`);
  }
});

test('consumers beyond the partitions stand idle', () => {
  assert.equal(consumersFor(36_000, 1_000, 6), 6);
  assert.equal(share(9, 6, 36_000, 50).idle, 3);
  assert.equal(share(4, 6, 36_000, 50).catchUpSeconds, share(3, 6, 36_000, 50).catchUpSeconds);
});

test('only what is named gets through', () => {
  const apps = ['gateway', 'order', 'order-db', 'dns', 'notification'];
  const open = apps.flatMap((from) =>
    apps.flatMap((to) =>
      [8080, 5432, 53]
        .filter((port) => reaches(networkPolicies, from, to, port))
        .map((port) => `${from} ${to}:${port}`),
    ),
  );
  assert.deepEqual(open, ['gateway order:8080', 'gateway dns:53', 'order order-db:5432', 'order dns:53']);
});

test('at every step each running version works, and renaming in one release breaks the old one', () => {
  for (const { step, running, working } of migrate(expandContract)) {
    for (const version of running) assert.ok(working.includes(version), `${version} during "${step}"`);
  }
  const [, rename] = migrate(oneRelease);
  assert.deepEqual(rename?.working, ['v4']);
});
