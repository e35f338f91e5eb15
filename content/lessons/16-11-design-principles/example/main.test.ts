import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkInvariants } from '../../../shop/invariants.ts';
import { Rng } from '../../../shop/rng.ts';
import { inSeries } from './availability.ts';
import { CALL_AVAILABILITY, census } from './census.ts';
import { accept, chain, finalState, network, steps } from './checkout.ts';

const SEEDS = [1, 2, 3];
const ORDERS = 100_000;

test('simulated and computed availability differ by less than 0.1 percentage points', () => {
  const everyHop = inSeries(steps.map(() => CALL_AVAILABILITY));
  for (const seed of SEEDS) {
    const inChain = census(chain, ORDERS, seed).availability;
    const accepted = census(accept, ORDERS, seed).availability;
    assert.ok(Math.abs(inChain - everyHop) < 0.001, `chain ${inChain}, computed ${everyHop}`);
    assert.ok(Math.abs(accepted - CALL_AVAILABILITY) < 0.001, `accept ${accepted}`);
  }
});

test('I4: an accepted order is always settled in the end; a chain leaves orders behind', () => {
  for (const seed of SEEDS) {
    assert.equal(census(accept, ORDERS, seed).stuck, 0);
    assert.ok(census(chain, ORDERS, seed).stuck > 0);
  }
});

test('"no" is not one outcome: nothing happened, complete, or stuck', () => {
  for (const design of [chain, accept]) {
    const { toldNo, nothingHappened, completeAfterAll, stuck } = census(design, ORDERS, 1);
    assert.equal(nothingHappened + completeAfterAll + stuck, toldNo);
  }
});

test('on a network where nearly every call fails, what was accepted is complete all the same', () => {
  const call = network(new Rng(1), 0.1);
  for (let nth = 0; nth < 1_000; nth++) {
    const checkout = accept(call);
    if (checkout.toldYes) assert.equal(finalState(checkout), 'APPROVED');
  }
});

test('the checker rejects a planted oversell, and accepts a full shelf', () => {
  const shelf = (reserved: number, sold: number) =>
    checkInvariants({ stock: [{ sku: 'SKU-BOOK', received: 3, reserved, sold }] });
  assert.deepEqual(
    shelf(1, 3).map(({ invariant, subject }) => [invariant, subject]),
    [['I1', 'SKU-BOOK']],
  );
  assert.deepEqual(shelf(1, 2), []);
});
