import assert from 'node:assert/strict';
import { test } from 'node:test';
import { health } from './health.ts';
import { lint } from './lint.ts';
import { manifest } from './manifest.ts';
import { OrderDatabase } from './orderServer.ts';
import { rolloutLimits } from './rollout.ts';
import { dies, drains, outage, rollout, withShutdown } from './scenarios.ts';

const SEEDS = Array.from({ length: 10 }, (_, seed) => seed);
const reviewed = manifest('reviewed');
const draft = manifest('first-draft');

test('a pod that waits and drains drops nothing, wherever luck sends the requests', async () => {
  for (const seed of SEEDS) {
    const { sent, dropped, fewestReady } = await rollout(seed, reviewed, drains);
    assert.deepEqual([sent, dropped, fewestReady], [4_500, 0, 3], `seed ${seed}`);
  }
});

test('without the pause, without the handler or without the time, requests are dropped', async () => {
  for (const seed of SEEDS.slice(0, 3)) {
    assert.ok((await rollout(seed, withShutdown(reviewed, 0, 30), drains)).dropped > 0, `no pause, ${seed}`);
    assert.ok((await rollout(seed, reviewed, dies)).dropped > 0, `no handler, ${seed}`);
    assert.ok((await rollout(seed, withShutdown(reviewed, 5, 6), drains)).dropped > 0, `no time, ${seed}`);
  }
});

test('liveness never touches the database', () => {
  const database = new OrderDatabase();
  database.up = false;
  assert.equal(health('/health/live', { started: true, database }), true);
  assert.equal(database.queries, 0);
  assert.equal(health('/health/ready', { started: true, database }), false);
});

test('a dead database restarts nobody, unless liveness asks for it', async () => {
  assert.equal((await outage(reviewed, drains, 120)).restarts, 0);
  assert.ok((await outage(draft, drains, 120)).restarts > 0);
});

test('surge rounds up, unavailable rounds down, and never are both 0', () => {
  assert.deepEqual(rolloutLimits(3), { surge: 1, unavailable: 0 });
  assert.deepEqual(rolloutLimits(10), { surge: 3, unavailable: 2 });
  assert.deepEqual(rolloutLimits(3, { maxSurge: 0, maxUnavailable: '25%' }), { surge: 0, unavailable: 1 });
});

test('the linter finds what the draft lacks, and nothing in the reviewed manifest', () => {
  assert.deepEqual(
    lint(draft).map(({ rule }) => rule),
    [
      'image-pinned',
      'requests-set',
      'liveness-local',
      'startup-probe',
      'graceful-sigterm',
      'restricted-profile',
      'no-api-token',
    ],
  );
  assert.deepEqual(lint(reviewed), []);
  assert.deepEqual(lint(withShutdown(reviewed, 5, 6)), [
    { rule: 'graceful-sigterm', detail: '1 s are left to drain, 8 s are needed' },
  ]);
});
