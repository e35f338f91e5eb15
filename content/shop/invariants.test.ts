import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkInvariants, type World } from './invariants.ts';
import { won } from './money.ts';

const good: World = {
  stock: [{ sku: 'SKU-BOOK', received: 3, reserved: 1, sold: 2 }],
  orders: [
    { orderId: 'ord-1001', state: 'APPROVED', total: won(30_000), captured: won(30_000), refunded: won(0) },
    {
      orderId: 'ord-1002',
      state: 'CANCELLED',
      total: won(15_000),
      captured: won(15_000),
      refunded: won(15_000),
    },
    { orderId: 'ord-1003', state: 'REJECTED', total: won(15_000), captured: won(0) },
  ],
  effects: ['ord-1001:capture', 'ord-1002:capture', 'ord-1002:refund'],
  views: [{ name: 'order-history', live: { a: 1, b: [2] }, replayed: { b: [2], a: 1 } }],
  responses: [{ askedBy: 'cus-1', owners: ['cus-1', 'cus-1'] }],
  drained: true,
};

const broken = (world: World) =>
  checkInvariants(world).map(({ invariant, subject }) => `${invariant} ${subject}`);

test('a good world has no violations, and neither has an empty one', () => {
  assert.deepEqual(broken(good), []);
  assert.deepEqual(broken({}), []);
});

test('I1: more pieces promised than received', () => {
  assert.deepEqual(broken({ stock: [{ sku: 'SKU-BOOK', received: 3, reserved: 2, sold: 2 }] }), [
    'I1 SKU-BOOK',
  ]);
});

test('I2: approved and unpaid, rejected and paid, paid twice', () => {
  const total = won(15_000);
  assert.deepEqual(
    broken({
      orders: [
        { orderId: 'ord-1001', state: 'APPROVED', total, captured: won(0) },
        { orderId: 'ord-1002', state: 'REJECTED', total, captured: total },
        { orderId: 'ord-1003', state: 'APPROVED', total, captured: won(30_000) },
        { orderId: 'ord-1004', state: 'PENDING', total, captured: total },
      ],
    }),
    ['I2 ord-1001', 'I2 ord-1002', 'I2 ord-1003'],
  );
});

test('I3: two effects of one step', () => {
  assert.deepEqual(broken({ effects: ['ord-1001:capture', 'ord-1001:capture'] }), ['I3 ord-1001:capture']);
});

test('I4: an order that never settled, once everything has drained', () => {
  const orders = [{ orderId: 'ord-1001', state: 'PENDING', total: won(15_000) }] as const;
  assert.deepEqual(broken({ orders }), []);
  assert.deepEqual(broken({ orders, drained: true }), ['I4 ord-1001']);
});

test('I5: a view that differs from its replay', () => {
  assert.deepEqual(broken({ views: [{ name: 'stock', live: [1, 2], replayed: [2, 1] }] }), ['I5 stock']);
});

test('I6: a response with data of somebody else', () => {
  assert.deepEqual(broken({ responses: [{ askedBy: 'cus-2', owners: ['cus-2', 'cus-1'] }] }), ['I6 cus-2']);
});
