import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Crash } from './faultPlan.ts';
import { IdempotencyKeys } from './idempotencyKeys.ts';
import { SimClock } from './simClock.ts';
import { openDatabase } from './sqlite.ts';

function open() {
  const clock = new SimClock();
  const keys = new IdempotencyKeys(openDatabase(), clock, 1_000);
  const charges: number[] = [];
  const charge =
    (amount: number, ms = 100) =>
    async () => {
      await clock.sleep(ms);
      return { status: 201, body: { amount }, store: () => void charges.push(amount) };
    };
  return { clock, keys, charges, charge };
}

const request = (key?: string, amount = 15_000) =>
  new Request('http://payment/v1/payments', {
    method: 'POST',
    headers: key === undefined ? {} : { 'idempotency-key': key },
    body: JSON.stringify({ amount }),
  });

async function after<T>(clock: SimClock, work: Promise<T>): Promise<T> {
  await clock.runUntilIdle();
  return work;
}

test('a repeated request gets the first response, and the effect happens once', async () => {
  const { clock, keys, charges, charge } = open();
  for (let copy = 0; copy < 3; copy++) {
    const response = await after(clock, keys.run('order', request('k-1'), charge(15_000)));
    assert.equal(response.status, 201);
    assert.deepEqual(await response.json(), { amount: 15_000 });
  }
  assert.deepEqual(charges, [15_000]);
});

test('400 without a key, 409 while the first copy runs, 422 for another request', async () => {
  const { clock, keys, charges, charge } = open();
  assert.equal((await keys.run('order', request(), charge(1))).status, 400);
  const first = keys.run('order', request('k-1'), charge(15_000));
  const copy = keys.run('order', request('k-1'), charge(15_000));
  const [one, two] = await after(clock, Promise.all([first, copy]));
  assert.deepEqual([one.status, two.status], [201, 409]);
  assert.equal(two.headers.get('retry-after'), '1');
  assert.equal((await keys.run('order', request('k-1', 99), charge(99))).status, 422);
  assert.deepEqual(charges, [15_000]);
});

test('another client may use the same key', async () => {
  const { clock, keys, charges, charge } = open();
  await after(clock, keys.run('order', request('k-1'), charge(1)));
  await after(clock, keys.run('gift-cards', request('k-1'), charge(2)));
  assert.deepEqual(charges, [1, 2]);
});

test('a failure frees the key', async () => {
  const { clock, keys, charges, charge } = open();
  await assert.rejects(keys.run('order', request('k-1'), () => Promise.reject(new Error('no card reader'))));
  await after(clock, keys.run('order', request('k-1'), charge(15_000)));
  assert.deepEqual(charges, [15_000]);
});

test('a crash keeps the key until the lease has run out', async () => {
  const { clock, keys, charges, charge } = open();
  await assert.rejects(keys.run('order', request('k-1'), () => Promise.reject(new Crash('payment'))));
  assert.equal((await keys.run('order', request('k-1'), charge(15_000))).status, 409);
  await clock.runFor(1_000);
  await after(clock, keys.run('order', request('k-1'), charge(15_000)));
  assert.deepEqual(charges, [15_000]);
});

test('of two processes that took the key, the first to finish stores', async () => {
  for (const [first, second] of [
    [5_000, 100],
    [1_050, 100],
  ] as const) {
    const { clock, keys, charges, charge } = open();
    const slow = keys.run('order', request('k-1'), charge(15_000, first));
    await clock.runFor(1_000);
    const quick = keys.run('order', request('k-1'), charge(15_000, second));
    const [one, two] = await after(clock, Promise.all([slow, quick]));
    assert.deepEqual([one.status, two.status], [201, 201]);
    assert.deepEqual(charges, [15_000]);
  }
});

test('a process that fails late does not free the key of another', async () => {
  const { clock, keys, charges, charge } = open();
  const failing = keys.run('order', request('k-1'), async () => {
    await clock.sleep(1_050);
    throw new Error('no card reader');
  });
  const failed = assert.rejects(failing);
  await clock.runFor(1_000);
  const response = await after(clock, keys.run('order', request('k-1'), charge(15_000)));
  await failed;
  assert.equal(response.status, 201);
  assert.deepEqual(charges, [15_000]);
});
