import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderId, streamOf } from '../../../shop/domain.ts';
import { ConcurrencyError } from '../../../shop/eventStore.ts';
import { checkInvariants } from '../../../shop/invariants.ts';
import { handle } from './commands.ts';
import { leaveEventSourcing } from './exit.ts';
import { toIntegration } from './integration.ts';
import { OrderList } from './orderList.ts';
import { pageByReplay } from './replayPage.ts';
import { placeOrder, tradingStore } from './trade.ts';

test('a rebuilt view equals one that was live all the time (I5)', async () => {
  for (let seed = 1; seed <= 10; seed++) {
    const { store, orderIds } = await tradingStore(seed, 40);
    const live = new OrderList();
    await live.project(store);
    for (const nth of [41, 42, 43]) {
      await handle(store, `place-${nth}`, placeOrder(nth, 'cus-1'));
      await live.project(store);
    }
    const rebuilt = new OrderList();
    await rebuilt.project(store);
    const folded = await leaveEventSourcing(store, [...orderIds, orderId(41), orderId(42), orderId(43)]);
    assert.deepEqual(
      checkInvariants({
        views: [
          { name: 'rebuilt', live: live.rows(), replayed: rebuilt.rows() },
          { name: 'folded', live: live.rows(), replayed: folded },
        ],
      }),
      [],
    );
  }
});

test('the page by the view is the page by replay, and reads no events', async () => {
  const { store, orderIds } = await tradingStore(2, 100);
  const list = new OrderList();
  await list.project(store);
  const replayed = await pageByReplay(store, orderIds, 'cus-2');
  assert.ok(store.read > 100);
  store.read = 0;
  assert.deepEqual(
    list.page('cus-2').map((row) => ({ ...row })),
    replayed,
  );
  assert.equal(store.read, 0);
});

test('a stream is the boundary: two decisions on one version of an order, one append', async () => {
  const { store } = await tradingStore(1, 0);
  await handle(store, 'place', placeOrder(1, 'cus-1'));
  const both = await Promise.allSettled([
    handle(store, 'approve', { type: 'ApproveOrder', data: { orderId: orderId(1) } }),
    handle(store, 'reject', { type: 'RejectOrder', data: { orderId: orderId(1), reason: 'deadline' } }),
  ]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  const lost = both.find((result) => result.status === 'rejected');
  assert.ok(lost?.reason instanceof ConcurrencyError);
});

test('private events stay private', async () => {
  const { store } = await tradingStore(1, 200);
  const published = (await store.readAll()).flatMap(({ event }) => toIntegration(event) ?? []);
  assert.ok(published.length > 200);
  assert.ok(!JSON.stringify(published).includes('third lamp'));
});

test('the stream of an order is short', async () => {
  const { store } = await tradingStore(1, 50);
  for (let nth = 1; nth <= 50; nth++) {
    assert.ok((await store.load(streamOf.order(orderId(nth)))).events.length <= 3);
  }
});
