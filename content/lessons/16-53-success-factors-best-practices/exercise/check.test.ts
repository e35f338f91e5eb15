import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';
import { SimClock } from '../../../shop/simClock.ts';

const { measure } = await subject<typeof import('./solution.ts')>(import.meta.url);

const STALL = 500;

/** Measures a service that answers in 2 ms and stands still for 500 ms after `stallAt` milliseconds. */
async function latenciesWithStall(stallAt: number): Promise<number[]> {
  const clock = new SimClock();
  const from = clock.now() + stallAt;
  const call = async () => {
    const now = clock.now();
    if (now >= from && now < from + STALL) await clock.sleep(from + STALL - now);
    await clock.sleep(2);
  };
  const latencies = measure(call, clock, 200, 10_000);
  await clock.runUntilIdle();
  return latencies;
}

const percentile = (latencies: readonly number[], percent: number) =>
  latencies.toSorted((a, b) => a - b)[Math.ceil((latencies.length * percent) / 100) - 1] ?? 0;

test('the p99 shows a stall that 5 % of the customers have met', async () => {
  const p99 = percentile(await latenciesWithStall(5_000), 99);
  assert.ok(p99 >= 0.7 * STALL, `p99 is ${p99} ms`);
});

test('as many requests are sent as customers would send', async () => {
  assert.equal((await latenciesWithStall(5_000)).length, 2_000);
});

test('without a stall nothing is slow', async () => {
  const latencies = await latenciesWithStall(60_000);
  assert.equal(latencies.length, 2_000);
  assert.equal(Math.max(...latencies), 2);
});
