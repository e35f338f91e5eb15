import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Bulkhead, BulkheadFull } from './bulkhead.ts';
import { SimClock } from './simClock.ts';

test('two run, one waits, the fourth is refused; places are given on in order', async () => {
  const clock = new SimClock();
  const bulkhead = new Bulkhead(2, 1);
  const ends: string[] = [];
  const call = (name: string) =>
    bulkhead.run(async () => {
      await clock.sleep(100);
      ends.push(`${name} at ${clock.elapsed()}`);
    });
  const running = [call('a'), call('b'), call('c')];
  await assert.rejects(call('d'), BulkheadFull);
  await clock.runUntilIdle();
  await Promise.all(running);
  assert.deepEqual(ends, ['a at 100', 'b at 100', 'c at 200']);
});

test('a call that fails gives its place back', async () => {
  const bulkhead = new Bulkhead(1);
  await assert.rejects(
    bulkhead.run(() => Promise.reject(new Error('ill'))),
    /ill/,
  );
  assert.equal(await bulkhead.run(async () => 'well'), 'well');
});

test('never more than the places run at once, also after places were given on', async () => {
  const clock = new SimClock();
  const bulkhead = new Bulkhead(2, 100);
  let running = 0;
  let most = 0;
  for (let call = 0; call < 30; call++) {
    clock.after(call * 10, () =>
      bulkhead.run(async () => {
        most = Math.max(most, ++running);
        await clock.sleep(25);
        running--;
      }),
    );
  }
  await clock.runUntilIdle();
  assert.deepEqual([most, running], [2, 0]);
});
