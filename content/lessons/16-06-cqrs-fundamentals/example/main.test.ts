import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CustomerId, line, type OrderId, orderId } from '../../../shop/domain.ts';
import { checkInvariants } from '../../../shop/invariants.ts';
import { HistoryView } from './historyView.ts';
import { meter } from './meter.ts';
import type { HistoryRow } from './orders.ts';
import { readAtLeast } from './readAtLeast.ts';
import { buyers, drain, openShop, project, type Shop, trade } from './run.ts';

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);

function differing(shop: Shop, live: HistoryView): string[] {
  const views = buyers.map((buyer) => ({
    name: buyer,
    live: live.history(buyer),
    replayed: shop.orders.history(buyer),
  }));
  return checkInvariants({ views }).map(({ subject }) => subject);
}

const shows = (rows: readonly HistoryRow[], id: OrderId) => rows.some((row) => row.orderId === id);

test('I5: a drained view equals the joins, and so does one built from nothing', async () => {
  for (const seed of SEEDS) {
    const shop = openShop(seed);
    trade(shop, 60);
    project(shop, 1_000);
    await shop.clock.runUntilIdle();
    assert.notDeepEqual(differing(shop, shop.view), [], 'the projector stopped early, so pages differ');
    drain(shop);
    assert.deepEqual(differing(shop, shop.view), []);

    const rebuilt = new HistoryView();
    drain({ ...shop, view: rebuilt });
    assert.deepEqual(differing(shop, rebuilt), []);
  }
});

test('a change that is applied again changes nothing', async () => {
  const shop = openShop(1);
  trade(shop, 20);
  await shop.clock.runUntilIdle();
  const changes = shop.orders.changesAfter(0);
  shop.view.apply(changes.slice(0, 30));
  shop.view.apply(changes);
  assert.deepEqual(differing(shop, shop.view), []);
});

/** Buys now and then, reads right afterwards, and reports which reads did not show the order just placed. */
async function staleReads(
  seed: number,
  read: (shop: Shop, version: number, buyer: CustomerId) => Promise<HistoryRow[]>,
) {
  const shop = openShop(seed);
  const { clock, rng, orders } = shop;
  const stale: OrderId[] = [];
  let placed = 0;
  for (let visit = 0; visit < 30; visit++) {
    clock.after(rng.int(0, 3_000), async () => {
      const buyer = rng.pick(buyers);
      const { orderId: id, version } = orders.place(orderId(++placed), buyer, [line('SKU-BOOK', 1)]);
      if (!shows(await read(shop, version, buyer), id)) stale.push(id);
    });
  }
  project(shop, 2_000);
  await clock.runUntilIdle();
  return stale;
}

test('a read with the token never misses the order, whether the projector runs or has stopped', async () => {
  for (const seed of SEEDS) {
    const withToken = await staleReads(
      seed,
      async (shop, version, buyer) => (await readAtLeast(version, buyer, shop)).rows,
    );
    assert.deepEqual(withToken, []);
  }
});

test('without the token the order is missing', async () => {
  const plain = await staleReads(1, async ({ view }, _, buyer) => view.history(buyer));
  assert.ok(plain.length > 20, `${plain.length} of 30 reads were stale`);
});

test('the page reads one table and one row for each order it shows', async () => {
  const shop = openShop(1);
  trade(shop, 100);
  await shop.clock.runUntilIdle();
  drain(shop);
  assert.deepEqual(
    meter(shop.view.database, ['order_history'], () => shop.view.history('cus-1')),
    { tables: 1, rows: 10 },
  );
});
