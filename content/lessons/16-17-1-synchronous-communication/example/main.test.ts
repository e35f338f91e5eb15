import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkInvariants } from '../../../shop/invariants.ts';
import { lostResponses } from './lostResponse.ts';
import { workDone } from './orphans.ts';
import { naive, outage } from './outage.ts';
import { ownPools, paymentTakes, sharedPool } from './pools.ts';
import { callsAtTheBottom, exponential, jittered, largestHerd } from './retries.ts';

const SEEDS = Array.from({ length: 4 }, (_, seed) => seed);

test('I3: charges are distinct keys; attempts stay within the budget; nothing is sent while open, and nothing refused is charged', async () => {
  for (const seed of SEEDS) {
    const report = await outage(seed);
    assert.equal(report.requests, 1_000);
    assert.deepEqual(checkInvariants({ effects: report.charges }), []);
    assert.ok(report.attempts <= Math.ceil(1.1 * report.requests), `${report.attempts} attempts`);
    assert.equal(report.callsWhileOpen, 0);
    assert.ok(report.transitions.some(({ state }) => state === 'open'));
    assert.equal(report.transitions.at(-1)?.state, 'closed');
    assert.equal(report.refusedAndCharged, 0);
    assert.equal(report.charges.length, report.paid + report.failedAndCharged);
  }
});

test('the resilient client recovers with the server, the naive one keeps it down', async () => {
  const [resilient, storm] = [await outage(17), await outage(17, naive)];
  assert.ok(resilient.lastUnpaid < 12_000);
  assert.equal(storm.lastUnpaid, 20_000);
  assert.ok(storm.charges.length > 2 * storm.requests);
});

test('over real HTTP a lost answer charges twice without a key, once with one', async () => {
  assert.deepEqual(
    (await lostResponses()).map(({ result, charges }) => [result, charges]),
    [
      ['fetch failed', 1],
      ['201', 2],
      ['201', 3],
      ['201', 3],
      ['422', 3],
    ],
  );
});

test('who heeds deadlines does no work for callers that have gone', async () => {
  const heeded = await workDone(true);
  const ignored = await workDone(false);
  assert.equal(heeded.inTime, heeded.done);
  assert.ok(heeded.inTime > ignored.inTime);
  assert.equal(ignored.done, 50);
});

test('retries multiply, and jitter breaks up the herd', () => {
  assert.equal(callsAtTheBottom(3, 4), 64);
  assert.equal(largestHerd(exponential), 100);
  for (const seed of SEEDS) assert.ok(largestHerd(jittered(seed)) < 30);
});

test('a pool of its own keeps payment away from those who wait for shipping', async () => {
  assert.equal(await paymentTakes(ownPools()), 30);
  assert.ok((await paymentTakes(sharedPool())) > 500);
});
