import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Documents, MemDocuments } from '../../../shop/documents.ts';
import { subject } from '../../../shop/exercise.ts';
import { SimClock } from '../../../shop/simClock.ts';
import type { StoredOrder } from './solution.ts';

const { orderApi } = await subject<typeof import('./solution.ts')>(import.meta.url);

const request = (key: string) =>
  new Request('http://order/v1/orders', { method: 'POST', headers: { 'idempotency-key': key } });

const order = (response: Response) => response.json() as Promise<StoredOrder>;

/** A process of the order service. Starting another one is what a crash leaves: the documents, and no timer. */
const start = (documents: Documents) => orderApi(documents, new SimClock());

test('an order that was answered is there after a crash, and so is its message', async () => {
  const documents = new MemDocuments();
  const { orderId } = await order(await start(documents)(request('basket-1')));
  const restarted = start(documents);
  const found = await restarted(new Request(`http://order/v1/orders/${orderId}`));
  assert.equal(found.status, 200);
  assert.equal((await order(found)).state, 'PENDING');
  assert.equal(documents.all('outbox').length, 1);
});

test('the answer says "accepted", and where to ask', async () => {
  const handle = start(new MemDocuments());
  const response = await handle(request('basket-1'));
  assert.equal(response.status, 202);
  const location = response.headers.get('location') ?? '';
  assert.equal((await handle(new Request(new URL(location, 'http://order')))).status, 200);
});

test('an order that cannot be stored is not accepted', async () => {
  const full = new MemDocuments();
  full.put = () => {
    throw new Error('the disk is full');
  };
  await assert.rejects(async () => start(full)(request('basket-1')), /full/);
});

test('a copy that comes after the crash is the same order', async () => {
  const documents = new MemDocuments();
  const first = await order(await start(documents)(request('basket-1')));
  const restarted = start(documents);
  const copy = await order(await restarted(request('basket-1')));
  const other = await order(await restarted(request('basket-2')));
  assert.equal(copy.orderId, first.orderId);
  assert.notEqual(other.orderId, first.orderId);
  assert.equal(documents.all('orders').length, 2);
});
