import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConcurrencyError, EventStore, NO_STREAM } from './eventStore.ts';
import type { OrderEvent } from './messages.ts';
import { openDatabase } from './sqlite.ts';

const STREAM = 'order-ord-1001';
const approved = { id: 'e-1', event: { type: 'OrderApproved', data: { orderId: 'ord-1001' } } } as const;
const requested = {
  id: 'e-2',
  event: { type: 'OrderCancellationRequested', data: { orderId: 'ord-1001' } },
} as const;

const newStore = () => new EventStore<OrderEvent>(openDatabase());

test('what is appended is loaded, in order, with the version of the last event', async () => {
  const store = newStore();
  assert.deepEqual(await store.load(STREAM), { events: [], version: NO_STREAM });
  assert.equal(await store.append(STREAM, NO_STREAM, [approved, requested]), 1);
  assert.deepEqual(await store.load(STREAM), { events: [approved.event, requested.event], version: 1 });
});

test('of two writers that loaded the same version one wins', async () => {
  const store = newStore();
  const [mine, theirs] = [await store.load(STREAM), await store.load(STREAM)];
  await store.append(STREAM, mine.version, [approved]);
  await assert.rejects(
    store.append(STREAM, theirs.version, [requested]),
    new ConcurrencyError(STREAM, NO_STREAM, 0),
  );
});

test('appending the same event again changes nothing', async () => {
  const store = newStore();
  await store.append(STREAM, NO_STREAM, [approved]);
  assert.equal(await store.append(STREAM, NO_STREAM, [approved]), 0);
  assert.equal((await store.readAll()).length, 1);
});

test('readAll goes through all streams by position', async () => {
  const store = newStore();
  await store.append(STREAM, NO_STREAM, [approved]);
  await store.append('order-ord-1002', NO_STREAM, [{ id: 'e-3', event: approved.event }]);
  await store.append(STREAM, 0, [requested]);
  const after = await store.readAll(1);
  assert.deepEqual(
    after.map(({ position, stream, version }) => [position, stream, version]),
    [
      [2, 'order-ord-1002', 0],
      [3, STREAM, 1],
    ],
  );
});
