import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { openDatabase } from '../../../shop/sqlite.ts';

const { Orders, SCHEMA } = await subject<typeof import('./solution.ts')>(import.meta.url);

const MINUTE = 60_000;

async function placedOrder() {
  const clock = new SimClock();
  const database = openDatabase({ schema: SCHEMA });
  const orders = new Orders(database, clock);
  await orders.handle('ord-1001', { type: 'Place', total: 57_000 });
  const stored = () => database.prepare('SELECT version, type FROM events ORDER BY position').all();
  return { clock, database, orders, stored };
}

test('race: approval and rejection of the same state, and only one is stored', async () => {
  const { orders, stored } = await placedOrder();
  const race = await Promise.all([
    orders.handle('ord-1001', { type: 'Approve' }),
    orders.handle('ord-1001', { type: 'Reject', reason: 'the customer called' }),
  ]);
  assert.deepEqual(
    stored().map(({ version }) => version),
    [0, 1],
  );
  assert.equal(race.flat().length, 1, 'the other one is refused');
});

test('constraint: the database itself refuses a version that is taken', async () => {
  const { database } = await placedOrder();
  assert.throws(
    () =>
      database.exec(`
        INSERT INTO events (stream, version, type, data)
        SELECT stream, version, 'OrderApproved', '{}' FROM events`),
    /UNIQUE/,
  );
});

test('replay twice: the order of this morning is the order of this evening', async () => {
  const { clock, orders } = await placedOrder();
  const morning = await orders.load('ord-1001');
  await clock.runFor(20 * MINUTE);
  assert.deepEqual(await orders.load('ord-1001'), morning);
});

test('the deadline comes, however often the order is read before', async () => {
  const { clock, orders } = await placedOrder();
  await clock.runFor(29 * MINUTE);
  assert.deepEqual(await orders.handle('ord-1001', { type: 'Expire' }), []);
  await clock.runFor(2 * MINUTE);
  await orders.handle('ord-1001', { type: 'Expire' });
  assert.equal((await orders.load('ord-1001')).status, 'REJECTED');
});
