import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Envelopes } from './envelope.ts';
import { FaultPlan, survive } from './faultPlan.ts';
import { Outbox } from './outbox.ts';
import { Rng } from './rng.ts';
import { SimClock } from './simClock.ts';
import { openDatabase, transaction } from './sqlite.ts';

const TOPIC = 'shop.order.events.v1';

function setUp() {
  const database = openDatabase();
  const outbox = new Outbox(database);
  const events = new Envelopes('order', new SimClock());
  const place = (orderId: string) =>
    outbox.add(TOPIC, events.wrap({ type: 'OrderPlaced', data: {} }, orderId));
  return { database, outbox, place };
}

test('messages are published in order, and once when nothing fails', async () => {
  const { outbox, place } = setUp();
  place('ord-1001');
  place('ord-1002');
  const published: string[] = [];
  assert.equal(await outbox.relay((_, { subject }) => void published.push(subject)), 2);
  assert.equal(await outbox.relay(() => assert.fail('nothing is waiting')), 0);
  assert.deepEqual(published, ['ord-1001', 'ord-1002']);
});

test('a message of a transaction that failed is never published', () => {
  const { database, outbox, place } = setUp();
  assert.throws(() =>
    transaction(database, () => {
      place('ord-1001');
      throw new Error('no');
    }),
  );
  assert.equal(outbox.waiting(), 0);
});

test('a crash before the mark publishes twice, a crash before the publish loses nothing', async () => {
  const { outbox, place } = setUp();
  place('ord-1001');
  place('ord-1002');
  const faults = new FaultPlan(new Rng(1)).crashAt('relay:before-mark').crashAt('relay:before-publish', 3);
  const published: string[] = [];
  await survive(() => outbox.relay((_, { subject }) => void published.push(subject), faults));
  assert.deepEqual(published, ['ord-1001', 'ord-1001', 'ord-1002']);
  assert.equal(outbox.waiting(), 0);
});
