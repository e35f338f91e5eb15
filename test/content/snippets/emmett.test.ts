import assert from 'node:assert/strict';
import { getInMemoryEventStore, IllegalStateError } from '@event-driven-io/emmett';
import {
  evolve,
  handleOrder,
  type Order,
  type OrderEvent,
} from '../../../content/snippets/typescript/pb-aggregate-emmett.ts';

describe('pb-aggregate-emmett', () => {
  const place = {
    type: 'PlaceOrder',
    data: { customerId: 'cus-1', total: 45_000, at: '2026-01-05T09:00:00Z' },
  } as const;
  const approve = { type: 'ApproveOrder', data: { orderId: '1001' } } as const;

  it('approves an order once, however many writers there are', async () => {
    const store = getInMemoryEventStore();
    await handleOrder(store, '1001', place);
    await Promise.all([1, 2, 3].map(() => handleOrder(store, '1001', approve)));
    const { events } = await store.readStream<OrderEvent>('order-1001');
    assert.deepEqual(
      events.map(({ type }) => type),
      ['OrderPlaced', 'OrderApproved'],
    );
    const state = events.reduce<Order>((order, event) => evolve(order, event), { status: 'NONE' });
    assert.equal(state.status, 'APPROVED');
  });

  it('refuses what the rules forbid', async () => {
    const store = getInMemoryEventStore();
    await assert.rejects(handleOrder(store, '1001', approve), IllegalStateError);
    await assert.rejects(
      handleOrder(store, '1001', { ...place, data: { ...place.data, total: 0 } }),
      IllegalStateError,
    );
    await handleOrder(store, '1001', place);
    await assert.rejects(handleOrder(store, '1001', place), IllegalStateError);
  });
});
