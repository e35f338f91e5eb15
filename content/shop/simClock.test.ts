import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SimClock } from './simClock.ts';

test('timers fire by time, and in order of creation where the time is the same', async () => {
  const clock = new SimClock();
  const fired: string[] = [];
  clock.after(20, () => void fired.push('late'));
  clock.after(10, () => void fired.push('first at 10'));
  clock.after(10, () => void fired.push('second at 10'));
  clock.after(-5, () => void fired.push('at once'));
  await clock.runUntilIdle();
  assert.deepEqual(fired, ['at once', 'first at 10', 'second at 10', 'late']);
  assert.equal(clock.elapsed(), 20);
});

test('everything a timer sets off is done before the next timer fires', async () => {
  const clock = new SimClock();
  const seen: string[] = [];
  clock.after(1, async () => {
    for (let step = 0; step < 100; step++) await null;
    seen.push('long chain of promises');
  });
  clock.after(2, () => void seen.push('next timer'));
  await clock.runUntilIdle();
  assert.deepEqual(seen, ['long chain of promises', 'next timer']);
});

test('sleeping takes virtual time', async () => {
  const clock = new SimClock('2026-01-05T09:00:00.000Z');
  const wake = clock.sleep(1_500).then(() => clock.iso());
  await clock.runUntilIdle();
  assert.equal(await wake, '2026-01-05T09:00:01.500Z');
});

test('a cancelled timer does not fire', async () => {
  const clock = new SimClock();
  const timer = clock.after(5, () => assert.fail('it was cancelled'));
  timer.cancel();
  await clock.runUntilIdle();
  assert.equal(clock.elapsed(), 0);
});

test('runFor stops at its end and leaves later timers waiting', async () => {
  const clock = new SimClock();
  const fired: number[] = [];
  for (const ms of [10, 20, 30]) clock.after(ms, () => void fired.push(ms));
  await clock.runFor(25);
  assert.deepEqual(fired, [10, 20]);
  assert.equal(clock.elapsed(), 25);
  await clock.runUntilIdle();
  assert.deepEqual(fired, [10, 20, 30]);
});

test('what a timer throws comes out of the run', async () => {
  const clock = new SimClock();
  clock.after(1, async () => {
    await null;
    throw new Error('out of paper');
  });
  await assert.rejects(clock.runUntilIdle(), /out of paper/);
});

test('a program that never gets idle is stopped', async () => {
  const clock = new SimClock();
  const again = () => void clock.after(1, again);
  again();
  await assert.rejects(clock.runUntilIdle(50), /not idle after 50 timers/);
});
