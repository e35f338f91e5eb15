import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FaultPlan } from './faultPlan.ts';
import { Network } from './network.ts';
import { Rng } from './rng.ts';
import { SimClock } from './simClock.ts';

async function arrivals(seed: number): Promise<string[]> {
  const clock = new SimClock();
  const plan = new FaultPlan(new Rng(seed), { drop: 0.2, duplicate: 0.2, reorder: 0.2, delay: [1, 5] });
  const network = new Network(clock, plan);
  const arrived: string[] = [];
  for (let sent = 0; sent < 20; sent++)
    network.send(() => void arrived.push(`${sent} at ${clock.elapsed()}`));
  await clock.runUntilIdle();
  return arrived;
}

test('a faulty network loses, doubles and reorders, the same way for the same seed', async () => {
  const arrived = await arrivals(1);
  const order = arrived.map((text) => Number.parseInt(text, 10));
  assert.deepEqual(arrived, await arrivals(1));
  assert.ok(new Set(order).size < 20, 'some are lost');
  assert.ok(new Set(order).size < order.length, 'some arrive twice');
  assert.notDeepEqual(
    order,
    order.toSorted((a, b) => a - b),
  );
});
