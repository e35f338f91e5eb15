import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canBecome, isSettled, line, orderId, streamOf, topics, totalOf } from './domain.ts';
import { won } from './money.ts';

test('an order moves along the states and no other way', () => {
  assert.ok(canBecome('PENDING', 'APPROVED'));
  assert.ok(canBecome('CANCEL_PENDING', 'APPROVED'), 'a refused cancellation');
  assert.ok(!canBecome('PENDING', 'CANCELLED'), 'PENDING is the semantic lock');
  assert.ok(!canBecome('REJECTED', 'APPROVED'));
});

test('pending states are not settled', () => {
  assert.ok(isSettled('CANCELLED'));
  assert.ok(!isSettled('PENDING'));
  assert.ok(!isSettled('CANCEL_PENDING'));
});

test('a line has the price of the catalogue', () => {
  assert.deepEqual(totalOf([line('SKU-BOOK', 3), line('SKU-LAMP', 1)]), won(87_000));
  assert.throws(() => line('SKU-SOFA', 1), /SKU-SOFA/);
});

test('names follow one scheme', () => {
  assert.equal(orderId(1), 'ord-1001');
  assert.equal(streamOf.stock('SKU-BOOK'), 'stock-SKU-BOOK');
  assert.equal(topics.events('order'), 'shop.order.events.v1');
  assert.equal(
    topics.deadLetters(topics.commands('payment'), 'payment'),
    'shop.payment.commands.v1.dlq.payment',
  );
});
