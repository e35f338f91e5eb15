import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { type Documents, MemDocuments } from './documents.ts';
import { won } from './money.ts';
import { inventory, order, type Payment, payment, type StockLevel, shipping } from './participants.ts';

const orderId = 'ord-1001';
const accepts = (_step: string) => false;
let documents: Documents;

beforeEach(() => {
  documents = new MemDocuments();
  documents.put('stock', 'SKU-BOOK', { sku: 'SKU-BOOK', received: 3, reserved: 0 });
  documents.put('orders', orderId, {
    orderId,
    state: 'PENDING',
    sku: 'SKU-BOOK',
    quantity: 2,
    total: 30_000,
  });
});

const reserve = (quantity = 2) =>
  inventory({ type: 'ReserveStock', data: { orderId, sku: 'SKU-BOOK', quantity } }, documents).type;
const release = () => inventory({ type: 'ReleaseStock', data: { orderId } }, documents).type;
const reserved = () => documents.get<StockLevel>('stock', 'SKU-BOOK')?.reserved;
const pay = (type: 'AuthorizePayment' | 'CapturePayment', refuses = accepts) =>
  payment({ type, data: { orderId, amount: won(30_000) } }, documents, refuses).type;
const voided = () => payment({ type: 'VoidPayment', data: { orderId } }, documents, accepts).type;

test('stock is reserved once and released once, however often it is asked for', () => {
  assert.deepEqual([reserve(), reserve()], ['StockReserved', 'StockReserved']);
  assert.equal(reserved(), 2);
  assert.deepEqual([release(), release()], ['StockReleased', 'StockReleased']);
  assert.equal(reserved(), 0);
});

test('more than there is cannot be reserved, and a release gives nothing back', () => {
  assert.equal(reserve(4), 'StockReservationFailed');
  release();
  assert.equal(reserved(), 0);
});

test('a release that comes first leaves a tombstone', () => {
  release();
  assert.equal(reserve(), 'StockReservationFailed');
  assert.equal(reserved(), 0);
});

test('a payment is held, captured, and then cannot be voided', () => {
  assert.deepEqual(
    [pay('AuthorizePayment'), pay('CapturePayment'), voided()],
    ['PaymentAuthorized', 'PaymentCaptured', 'PaymentCaptured'],
  );
});

test('a refund gives back what was captured, once', () => {
  pay('AuthorizePayment');
  pay('CapturePayment');
  const refund = () =>
    payment({ type: 'RefundPayment', data: { orderId, amount: won(30_000) } }, documents, accepts).type;
  assert.deepEqual([refund(), refund()], ['PaymentRefunded', 'PaymentRefunded']);
  assert.equal(documents.get<Payment>('payments', orderId)?.refunded, 30_000);
  assert.deepEqual(documents.get('effects', 'ord-1001:RefundPayment'), {
    step: 'ord-1001:RefundPayment',
    count: 1,
  });
});

test('a void that comes first leaves a tombstone', () => {
  assert.deepEqual(
    [voided(), pay('AuthorizePayment'), pay('CapturePayment')],
    ['PaymentVoided', 'PaymentDeclined', 'PaymentCaptureFailed'],
  );
});

test('the bank turns down what it is told to', () => {
  assert.equal(
    pay('AuthorizePayment', (step) => step === 'ord-1001:AuthorizePayment'),
    'PaymentDeclined',
  );
});

test('an order is settled once, and says how', () => {
  assert.equal(order({ type: 'ApproveOrder', data: { orderId } }, documents).type, 'OrderApproved');
  assert.equal(
    order({ type: 'RejectOrder', data: { orderId, reason: '' } }, documents).type,
    'OrderApproved',
  );
});

test('a shipment is scheduled once', () => {
  shipping({ type: 'ScheduleShipment', data: { orderId } }, documents);
  shipping({ type: 'ScheduleShipment', data: { orderId } }, documents);
  assert.deepEqual(documents.all('effects'), [{ step: 'ord-1001:ScheduleShipment', count: 1 }]);
});
