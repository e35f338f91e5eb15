import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reactions } from './choreographedFulfillment.ts';
import { findCycle, join, type Reaction } from './choreography.ts';
import { MemDocuments } from './documents.ts';
import { Envelopes } from './envelope.ts';
import { SimClock } from './simClock.ts';

const reserve: Reaction = {
  service: 'inventory',
  on: ['OrderPlaced'],
  does: 'reserve',
  publishes: ['StockReserved'],
};
const charge: Reaction = {
  service: 'payment',
  on: ['OrderPlaced', 'StockReserved'],
  does: 'charge',
  publishes: ['PaymentDeclined'],
};

test('the choreography of the shop has no cycle', () => {
  assert.equal(findCycle(reactions), undefined);
});

test('a cycle is named event by event', () => {
  const again: Reaction = {
    service: 'order',
    on: ['PaymentDeclined'],
    does: 'place',
    publishes: ['OrderPlaced'],
  };
  assert.deepEqual(findCycle([reserve, charge, again]), [
    'OrderPlaced',
    'StockReserved',
    'PaymentDeclined',
    'OrderPlaced',
  ]);
});

for (const order of [
  ['OrderPlaced', 'StockReserved'],
  ['StockReserved', 'OrderPlaced'],
]) {
  test(`a join waits for both: ${order.join(', ')}`, () => {
    const documents = new MemDocuments();
    const envelopes = new Envelopes('order', new SimClock());
    const [first, second] = order.map((type) =>
      envelopes.wrap({ type, data: { orderId: 'ord-1001' as const } }, 'ord-1001'),
    );
    assert.ok(first && second);
    assert.equal(join(documents, charge, first), undefined);
    assert.deepEqual(Object.keys(join(documents, charge, second) ?? {}), order);
  });
}
