import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';
import type { RatePolicy } from '../../../shop/rateLimit.ts';
import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';

const { decide, take } = await subject<typeof import('./solution.ts')>(import.meta.url);

/** A store a few milliseconds away. */
function openStore(clock: SimClock, rng: Rng) {
  const values = new Map<string, number>();
  const roundTrip = async <T>(work: () => T): Promise<T> => {
    await clock.sleep(rng.int(1, 5));
    const result = work();
    await clock.sleep(rng.int(1, 5));
    return result;
  };
  return {
    get: (key: string) => roundTrip(() => values.get(key)),
    set: (key: string, due: number) => roundTrip(() => void values.set(key, due)),
    update: <T>(key: string, change: (due: number | undefined) => readonly [T, number]) =>
      roundTrip(() => {
        const [result, due] = change(values.get(key));
        values.set(key, due);
        return result;
      }),
  };
}

/** A token bucket that counts in whole numbers: each millisecond adds `quota`, a request costs `windowMs`. */
function tokenBucket({ quota, windowMs, burst }: RatePolicy) {
  let level = burst * windowMs;
  let filledAt = 0;
  return (nowMs: number) => {
    level = Math.min(burst * windowMs, level + (nowMs - filledAt) * quota);
    filledAt = nowMs;
    const admitted = level >= windowMs;
    if (admitted) level -= windowMs;
    return admitted;
  };
}

test('the verdicts are those of a token bucket, over 500 seeds', () => {
  for (let seed = 0; seed < 500; seed++) {
    const rng = new Rng(seed);
    const policy = { name: 'edge', quota: rng.int(1, 60), windowMs: 1_000, burst: rng.int(1, 20) };
    const bucket = tokenBucket(policy);
    let due: number | undefined;
    for (let nth = 1, now = 0; nth <= 300; nth++, now += rng.chance(0.3) ? 0 : rng.int(0, 50)) {
      const step = decide(policy, due, now);
      assert.equal(step.admitted, bucket(now), `seed ${seed}, request ${nth} at ${now} ms`);
      due = step.due;
    }
  }
});

test('of 100 requests at once, the burst is admitted and no more', async () => {
  const policy = { name: 'edge', quota: 10, windowMs: 1_000, burst: 10 };
  for (let seed = 0; seed < 20; seed++) {
    const clock = new SimClock();
    const store = openStore(clock, new Rng(seed));
    const verdicts = Promise.all(Array.from({ length: 100 }, () => take(store, policy, 'cus-1', 0)));
    await clock.runUntilIdle();
    assert.equal((await verdicts).filter(Boolean).length, 10, `seed ${seed}`);
  }
});
