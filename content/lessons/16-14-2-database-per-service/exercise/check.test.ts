import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sku } from '../../../shop/domain.ts';
import { subject } from '../../../shop/exercise.ts';
import { Rng } from '../../../shop/rng.ts';
import { openDatabase } from '../../../shop/sqlite.ts';

const { SCHEMA, availableOf, onStockChanged } = await subject<typeof import('./solution.ts')>(
  import.meta.url,
);

const skus: readonly Sku[] = ['SKU-BOOK', 'SKU-LAMP'];

/** What the owner published: eight changes of each SKU. */
function history(rng: Rng) {
  return skus.flatMap((sku) =>
    Array.from({ length: 8 }, (_, change) => ({ sku, available: rng.int(0, 9), version: change + 1 })),
  );
}

test('events in order give the level of the owner', () => {
  const database = openDatabase({ schema: SCHEMA });
  const events = history(new Rng(1));
  for (const event of events) onStockChanged(database, event);
  for (const sku of skus) {
    assert.equal(availableOf(database, sku), events.findLast((event) => event.sku === sku)?.available);
  }
});

test('a level that arrives late does not undo a newer one', () => {
  const database = openDatabase({ schema: SCHEMA });
  onStockChanged(database, { sku: 'SKU-BOOK', available: 0, version: 3 });
  onStockChanged(database, { sku: 'SKU-BOOK', available: 2, version: 2 });
  assert.equal(availableOf(database, 'SKU-BOOK'), 0);
});

test('1,000 shuffles with duplicates give the level of the owner', () => {
  for (let seed = 0; seed < 1_000; seed++) {
    const rng = new Rng(seed);
    const events = history(rng);
    const database = openDatabase({ schema: SCHEMA });
    const duplicates = events.filter(() => rng.chance(0.3));
    for (const event of rng.shuffle([...events, ...duplicates])) onStockChanged(database, event);
    for (const sku of skus) {
      const expected = events.findLast((event) => event.sku === sku)?.available;
      assert.equal(availableOf(database, sku), expected, `${sku}, shuffle ${seed}`);
    }
    database.close();
  }
});
