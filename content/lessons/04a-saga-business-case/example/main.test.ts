import assert from 'node:assert/strict';
import { test } from 'node:test';
import { won } from '../../../shop/money.ts';
import { type Broken, broken, total } from './census.ts';
import { naive, saga } from './contenders.ts';
import { monthlyCost } from './worksheet.ts';

const seeds = Array.from({ length: 10 }, (_, index) => index + 1);

test('plain calls leave every kind of broken order but the unpaid, unreserved one', () => {
  for (const seed of seeds) {
    const { census, violations } = naive(500, seed, 'none');
    assert.ok(census['paid-no-stock'] > 0 && census['reserved-unpaid'] > 0);
    assert.ok(violations.some(({ invariant }) => invariant === 'I2'));
  }
});

test('catch blocks and a nightly job leave fewer, never none', () => {
  for (const seed of seeds) {
    assert.ok(total(naive(500, seed, 'catch').census) > 0);
    assert.ok(total(naive(500, seed, 'nightly').census) > 0);
  }
});

test('the saga leaves none, and keeps I1 to I4', async () => {
  for (const seed of seeds) {
    const { approved, census, violations } = await saga(100, seed);
    assert.equal(total(census), 0);
    assert.deepEqual(violations, []);
    assert.equal(approved, 80);
  }
});

test('the census is disjoint: an order is broken in one way', () => {
  for (const state of ['PENDING', 'APPROVED', 'REJECTED'] as const) {
    for (const paid of [true, false]) {
      for (const reserved of [true, false]) {
        const kinds = Object.values(broken).filter((is) => is({ state, paid, reserved }));
        assert.ok(kinds.length <= 1);
      }
    }
  }
});

test('the worksheet is nothing but multiplication', () => {
  const none: Record<Broken, number> = {
    'paid-no-stock': 0,
    'reserved-unpaid': 0,
    'paid-not-approved': 0,
    'pending-for-ever': 0,
  };
  const assumed = {
    ordersAMonth: 2_000,
    minutes: { ...none, 'paid-no-stock': 30 },
    hour: won(30_000),
    margin: won(4_000),
  };
  const counted = { ...none, 'paid-no-stock': 2, 'reserved-unpaid': 1 };
  assert.deepEqual(monthlyCost(counted, 1_000, assumed), won(2 * (2 * 15_000 + 4_000)));
});
