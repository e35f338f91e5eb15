import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventStore } from '../../../shop/eventStore.ts';
import { subject } from '../../../shop/exercise.ts';
import type { OrderEvent } from '../../../shop/messages.ts';
import { openDatabase } from '../../../shop/sqlite.ts';

const { OrderPages } = await subject<typeof import('./solution.ts')>(import.meta.url);

class CountingStore extends EventStore<OrderEvent> {
  read = 0;

  override async load(stream: string) {
    const loaded = await super.load(stream);
    this.read += loaded.events.length;
    return loaded;
  }

  override async readAll(after?: number, limit?: number) {
    const events = await super.readAll(after, limit);
    this.read += events.length;
    return events;
  }
}

/** 500 orders, every fifth of them cus-1's. */
async function openShop() {
  const store = new CountingStore(openDatabase());
  const pages = new OrderPages(store);
  for (let nth = 1; nth <= 500; nth++) await pages.place(nth, nth % 5 === 0 ? 'cus-1' : 'cus-2');
  await pages.catchUp();
  store.read = 0;
  return { store, pages };
}

test('a page reads no more events than it shows', async () => {
  const { store, pages } = await openShop();
  await pages.latest('cus-1', 10);
  assert.ok(store.read <= 10, `${store.read} events were read for a page of 10`);
});

test('the page shows the latest orders of the customer, newest first', async () => {
  const { pages } = await openShop();
  const ids = (await pages.latest('cus-1', 3)).map(({ orderId }) => orderId);
  assert.deepEqual(ids, ['ord-1500', 'ord-1495', 'ord-1490']);
  assert.deepEqual(await pages.latest('cus-9', 3), []);
});

test('catching up reads what is new, and only that', async () => {
  const { store, pages } = await openShop();
  await pages.place(505, 'cus-1');
  await pages.catchUp();
  assert.deepEqual(await pages.latest('cus-1', 1), [{ orderId: 'ord-1505', total: 15_000 }]);
  assert.ok(store.read <= 2, `${store.read} events were read for one new order`);
});

test('a second instance builds the same page from the store', async () => {
  const { store, pages } = await openShop();
  const second = new OrderPages(store);
  await second.catchUp();
  assert.deepEqual(await second.latest('cus-1', 10), await pages.latest('cus-1', 10));
});
