import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';
import { lint } from '../example/lint.ts';
import { OrderDatabase } from '../example/orderServer.ts';
import { outage, rollout } from '../example/scenarios.ts';

const { deployment, program } = await subject<typeof import('./solution.ts')>(import.meta.url);

test('the linter has nothing to say', () => {
  assert.deepEqual(lint(deployment), []);
});

test('liveness asks nobody', () => {
  const database = new OrderDatabase();
  assert.equal(program.health('/health/live', { started: true, database }), true);
  assert.equal(database.queries, 0);
});

test('a database outage restarts no pod, and takes the pods out of service meanwhile', async () => {
  const { restarts, backAfter } = await outage(deployment, program, 120);
  assert.equal(restarts, 0);
  assert.ok(backAfter > 0, 'the pods stayed ready without a database');
});

test('a rollout drops no request', async () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    assert.equal((await rollout(seed, deployment, program)).dropped, 0, `seed ${seed}`);
  }
});
