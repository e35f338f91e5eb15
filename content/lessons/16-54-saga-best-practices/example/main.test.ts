import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SimClock } from '../../../shop/simClock.ts';
import { cancelWhileApproving } from './cancellation.ts';
import { arrivals, lastPieces, wrongEnds } from './lastPieces.ts';
import { LastWriterWins, Locked } from './orderRecord.ts';
import { compensate, type Parked } from './parkedCompensation.ts';
import { captureEarly, captureLate, undone } from './pivot.ts';
import { Counter, Ledger } from './stock.ts';
import { mergeParcels } from './twoLocks.ts';
import { asReadAtFirst, oneVoucherTwoOrders, reread } from './voucher.ts';

/** Over 500 seeds: never an anomaly with the countermeasure, and some without, or the test would prove nothing. */
async function proves(
  off: (seed: number) => Promise<string[]>,
  on: (seed: number) => Promise<string[]>,
): Promise<void> {
  const seen = new Set<string>();
  for (let seed = 0; seed < 500; seed++) {
    for (const anomaly of await off(seed)) seen.add(anomaly);
    assert.deepEqual(await on(seed), [], `seed ${seed}`);
  }
  assert.ok(seen.size > 0);
}

test('I1: with the ledger the last pieces are sold once, and none gets lost', () =>
  proves(
    (seed) => lastPieces(seed, (received) => new Counter(received)),
    (seed) => lastPieces(seed, (received) => new Ledger(received)),
  ));

test('I2, I4: with the lock an order is approved or cancelled, and the money and the parcel agree', () =>
  proves(
    (seed) => cancelWhileApproving(seed, () => new LastWriterWins()),
    (seed) => cancelWhileApproving(seed, () => new Locked()),
  ));

test('a value that is read again is used once', () =>
  proves(
    (seed) => oneVoucherTwoOrders(seed, asReadAtFirst),
    (seed) => oneVoucherTwoOrders(seed, reread),
  ));

test('who gives up waiting gets both orders in the end', () =>
  proves(
    (seed) => mergeParcels(seed, false),
    (seed) => mergeParcels(seed, true),
  ));

test('a reservation and its release cancel out in whatever order they come', () => {
  assert.equal(arrivals(2, 2).length, 6);
  assert.deepEqual(
    wrongEnds((received) => new Ledger(received)),
    { wrong: 0, of: 14 },
  );
  assert.ok(wrongEnds((received) => new Counter(received)).wrong > 0);
});

test('capturing late leaves nothing to refund', () => {
  assert.equal(undone(captureLate).refunds, 0);
  assert.ok(undone(captureEarly).refunds > 0);
});

test('a compensation is repeated, and parked with its runbook in the end', async () => {
  const refund = { sagaId: 'cancel-ord-1001', compensation: 'RefundPayment', runbook: 'refund-refused' };
  for (const [failures, expected] of [
    [2, 'compensated'],
    [9, 'parked'],
  ] as const) {
    const clock = new SimClock();
    const parked: Parked[] = [];
    let attempts = 0;
    const attempt = () => {
      if (++attempts <= failures) throw new Error('not now');
    };
    const outcome = compensate(refund, attempt, { clock, pausesMs: [1, 1, 1], park: (e) => parked.push(e) });
    await clock.runUntilIdle();
    assert.equal(await outcome, expected);
    assert.deepEqual(
      parked.map((entry) => entry.attempts),
      expected === 'parked' ? [4] : [],
    );
  }
});
