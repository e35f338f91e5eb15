import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatMoney, sum, times, won } from './money.ts';

test('money is counted in whole minor units', () => {
  assert.deepEqual(times(won(15_000), 3), { amount: 45_000, currency: 'KRW' });
  assert.deepEqual(sum([won(15_000), won(42_000)]), won(57_000));
  assert.deepEqual(sum([]), won(0));
  assert.throws(() => won(0.5), RangeError);
});

test('money is printed in groups of three digits', () => {
  assert.deepEqual(
    [0, 900, 15_000, 1_234_567].map((amount) => formatMoney(won(amount))),
    ['₩0', '₩900', '₩15,000', '₩1,234,567'],
  );
});
