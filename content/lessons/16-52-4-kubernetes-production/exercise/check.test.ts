import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';
import { migrate } from '../example/migration.ts';
import { Nodes, spread } from '../example/nodes.ts';
import type { Version } from '../example/releases.ts';

const { budget, plan } = await subject<typeof import('./solution.ts')>(import.meta.url);

test('every node can be drained, and two of three pods stay ready', async () => {
  const cluster = new Nodes(['a', 'b', 'c', 'a', 'b', 'c'], 3, spread);
  const drained = cluster.drainAll(budget);
  await cluster.clock.runUntilIdle();
  assert.deepEqual([await drained, cluster.fewestReady], [6, 2]);
});

test('each version is rolled out beside the one before it', () => {
  const together = (one: Version, other: Version) =>
    plan.some(({ running }) => running.includes(one) && running.includes(other));
  assert.ok(together('v1', 'v2') && together('v2', 'v3') && together('v3', 'v4'));
});

test('a running version works at every step', () => {
  for (const { step, running, working } of migrate(plan)) {
    assert.deepEqual(
      running.filter((version) => !working.includes(version)),
      [],
      `during "${step}"`,
    );
  }
});

test('at the end the old column is gone', () => {
  assert.deepEqual(migrate(plan).at(-1)?.working, ['v4']);
});
