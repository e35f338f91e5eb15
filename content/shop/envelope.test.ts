import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Envelopes, messageName } from './envelope.ts';
import { SimClock } from './simClock.ts';

test('an envelope has the attributes of CloudEvents 1.0', () => {
  const placed = new Envelopes('order', new SimClock()).wrap(
    { type: 'OrderPlaced', data: { orderId: 'ord-1001' } },
    'ord-1001',
  );
  assert.deepEqual(placed, {
    specversion: '1.0',
    id: 'order-1',
    source: '/services/order',
    type: 'com.example.shop.OrderPlaced.v1',
    subject: 'ord-1001',
    time: '2026-01-05T09:00:00.000Z',
    datacontenttype: 'application/json',
    data: { orderId: 'ord-1001' },
    correlationid: 'order-1',
    partitionkey: 'ord-1001',
  });
  assert.equal(messageName(placed), 'OrderPlaced');
});

test('extension attributes are lower-case letters and digits, as CloudEvents asks', () => {
  const clock = new SimClock();
  const placed = new Envelopes('order', clock).wrap({ type: 'OrderPlaced', data: {} }, 'ord-1001');
  const reserved = new Envelopes('inventory', clock).wrap(
    { type: 'StockReserved', data: {} },
    'SKU-BOOK',
    placed,
  );
  for (const name of Object.keys(reserved)) assert.match(name, /^[a-z0-9]+$/);
});

test('a message joins the flow of the message that caused it', () => {
  const clock = new SimClock();
  const order = new Envelopes('order', clock);
  const payment = new Envelopes('payment', clock);
  const placed = order.wrap({ type: 'OrderPlaced', data: {} }, 'ord-1001');
  const captured = payment.wrap({ type: 'PaymentCaptured', data: {} }, 'ord-1001', placed);
  const approved = order.wrap({ type: 'OrderApproved', data: {} }, 'ord-1001', captured);
  assert.deepEqual(
    [approved.id, approved.causationid, approved.correlationid],
    ['order-2', 'payment-1', 'order-1'],
  );
});
