import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Deadline, TimedOut } from './deadline.ts';
import { SimClock } from './simClock.ts';

const asking = (budget?: string) =>
  new Request('http://payment/', { headers: budget === undefined ? {} : { 'x-time-budget-ms': budget } });

test('a service takes the smaller of what is granted and what it allows itself', () => {
  const clock = new SimClock();
  assert.equal(Deadline.of(asking('200'), clock, 500).remaining(), 200);
  assert.equal(Deadline.of(asking('9000'), clock, 500).remaining(), 500);
  for (const nonsense of [undefined, '-1', 'soon', '1e9', '']) {
    assert.equal(Deadline.of(asking(nonsense), clock, 500).remaining(), 500);
  }
});

test('work that takes too long is aborted and times out; the deadline is the limit of every attempt', async () => {
  const clock = new SimClock();
  const deadline = new Deadline(clock, 300);
  const reasons: unknown[] = [];
  const never = (signal: AbortSignal) => {
    signal.addEventListener('abort', () => reasons.push(signal.reason));
    return new Promise<never>(() => {});
  };
  const ends: number[] = [];
  const attempts = (async () => {
    for (const limit of [200, 200, 200]) {
      await assert.rejects(deadline.within(limit, never), TimedOut);
      ends.push(clock.elapsed());
    }
  })();
  await clock.runUntilIdle();
  await attempts;
  assert.deepEqual(ends, [200, 300, 300]);
  assert.equal(reasons.length, 2, 'the third was not begun');
});

test('work that is in time leaves no timer behind', async () => {
  const clock = new SimClock();
  const result = new Deadline(clock, 300).within(200, async () => {
    await clock.sleep(50);
    return 'done';
  });
  await clock.runUntilIdle();
  assert.equal(await result, 'done');
  assert.equal(clock.elapsed(), 50);
});
