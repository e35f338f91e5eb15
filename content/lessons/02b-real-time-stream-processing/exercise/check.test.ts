import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';
import { Rng } from '../../../shop/rng.ts';

const { Revenue } = await subject<typeof import('./solution.ts')>(import.meta.url);

const sales = [1, 4, 9, 12, 16, 21, 24, 33].map((at) => ({ at, amount: at * 1_000 }));
const expected = [
  { start: 0, sum: 14_000 },
  { start: 10, sum: 28_000 },
  { start: 20, sum: 45_000 },
  { start: 30, sum: 33_000 },
];

function windowsOf(arrivals: typeof sales) {
  const revenue = new Revenue();
  const windows = [...arrivals.flatMap((sale) => revenue.add(sale)), ...revenue.end()];
  return { windows, late: revenue.late };
}

test('a sale counts for the window in which it was made', () => {
  assert.deepEqual(windowsOf(sales), { windows: expected, late: [] });
});

test('every order of arrival with at most 5 s of disorder gives the same windows', () => {
  for (let seed = 0; seed < 50; seed++) {
    const rng = new Rng(seed);
    const arrivals = sales
      .map((sale) => ({ sale, arrives: sale.at + rng.int(0, 5) }))
      .sort((one, other) => one.arrives - other.arrives)
      .map(({ sale }) => sale);
    assert.deepEqual(windowsOf(arrivals), { windows: expected, late: [] }, `seed ${seed}`);
  }
});

test('a window closes when a sale 5 s past its end has been seen, and not before', () => {
  const revenue = new Revenue();
  const closed = [1, 12, 14, 15].map((at) => revenue.add({ at, amount: 1_000 }));
  assert.deepEqual(closed, [[], [], [], [{ start: 0, sum: 1_000 }]]);
});

test('a sale that comes too late is kept apart', () => {
  const revenue = new Revenue();
  for (const at of [1, 16, 8]) revenue.add({ at, amount: 1_000 });
  assert.deepEqual(revenue.late, [{ at: 8, amount: 1_000 }]);
  assert.deepEqual(revenue.end(), [{ start: 10, sum: 1_000 }]);
});
