import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkInvariants } from '../../../shop/invariants.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { runCareless } from './careless.ts';
import { climb, Permanent } from './ladder.ts';
import { consume } from './prefetch.ts';
import { CRASH_POINTS, crashAt, runRough } from './shop.ts';

for (const point of Object.keys(CRASH_POINTS) as (keyof typeof CRASH_POINTS)[]) {
  test(`died at ${point}: nothing lost, one charge`, async () => {
    const { placed, charged, crashes } = await crashAt(point);
    assert.deepEqual(crashes, [point], 'the crash happened');
    assert.deepEqual(charged, placed);
  });
}

test('I3: crashes and duplicates by chance, and still one charge an order', async () => {
  for (let seed = 0; seed < 20; seed++) {
    const { placed, charged, deliveries } = await runRough(seed, 50, { crash: 0.1, duplicate: 0.2 });
    assert.deepEqual(checkInvariants({ effects: charged }), []);
    assert.deepEqual(charged.toSorted(), placed.toSorted());
    assert.ok(deliveries > placed.length, 'the world was rough');
  }
});

test('without outbox and inbox each order of two writes has its own damage', async () => {
  const charges = async (...run: Parameters<typeof runCareless>) => (await runCareless(...run)).charges;
  const after = { publish: 'after the commit', acknowledge: 'last' } as const;
  assert.equal(await charges(after, 'order'), 0);
  assert.equal(await charges({ ...after, publish: 'before the commit' }, 'order'), 2);
  assert.equal(await charges({ ...after, acknowledge: 'first' }, 'payment'), 0);
  assert.equal(await charges(after, 'payment'), 2);
});

test('the ladder ends: four attempts in 71 s, and one for a message that is wrong', async () => {
  const clock = new SimClock();
  const down = climb(clock, () => {
    throw new Error('down');
  });
  await clock.runUntilIdle();
  assert.deepEqual(await down, { ended: 'dead letter', attempts: 4, reason: 'down' });
  assert.equal(clock.elapsed(), 71_000);

  const wrong = climb(clock, () => {
    throw new Permanent('wrong');
  });
  await clock.runUntilIdle();
  assert.deepEqual(await wrong, { ended: 'dead letter', attempts: 1, reason: 'wrong' });
});

test('a consumer without a limit dies again and again; with one it handles everything', () => {
  const unlimited = consume(Number.POSITIVE_INFINITY, 500, 20);
  assert.ok(unlimited.deaths > 10);
  assert.ok(unlimited.handled < 500);
  assert.deepEqual(consume(20, 500, 20), { mostHeld: 20, deaths: 0, handled: 3_000 });
});
