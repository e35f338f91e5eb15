import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';
import { openDatabase } from '../../../shop/sqlite.ts';
import type { Fold, StockEvent } from './solution.ts';

const { SCHEMA, StockStore } = await subject<typeof import('./solution.ts')>(import.meta.url);

const SIGNS: Record<StockEvent['type'], number> = {
  'StockReplenished.v1': 1,
  'StockReserved.v2': -1,
  'StockReleased.v1': 1,
};
const right: Fold = { version: 2, evolve: (stock, { type, data }) => stock + SIGNS[type] * data.quantity };
/** The fold of last month did not know that stock can be released. */
const forgetful: Fold = {
  version: 1,
  evolve: (stock, event) => (event.type === 'StockReleased.v1' ? stock : right.evolve(stock, event)),
};

/** 40 in, 3 and 2 reserved (in two shapes), 3 released. */
function openLog() {
  const database = openDatabase({ schema: SCHEMA });
  const insert = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?)');
  const events = [
    ['StockReplenished.v1', { quantity: 40 }],
    ['StockReserved.v1', { count: 3 }],
    ['StockReserved.v2', { quantity: 2 }],
    ['StockReleased.v1', { quantity: 3 }],
  ] as const;
  events.forEach(([type, data], version) => {
    insert.run('stock-SKU-BOOK', version, type, JSON.stringify(data));
  });
  return { database, rows: () => database.prepare('SELECT * FROM events ORDER BY stream, version').all() };
}

test('both shapes are understood', () => {
  const { database } = openLog();
  assert.equal(new StockStore(database, right).load('stock-SKU-BOOK'), 38);
});

test('the log is byte for byte what it was', () => {
  const { database, rows } = openLog();
  const before = rows();
  new StockStore(database, right).load('stock-SKU-BOOK');
  assert.deepEqual(rows(), before);
});

test('a changed fold gives what a replay gives, whatever the old one left behind', () => {
  const { database } = openLog();
  assert.equal(new StockStore(database, forgetful).load('stock-SKU-BOOK'), 35);
  assert.equal(new StockStore(database, right).load('stock-SKU-BOOK'), 38);
});

test('the same fold goes on using its snapshot', () => {
  const { database } = openLog();
  const store = new StockStore(database, right);
  store.load('stock-SKU-BOOK');
  assert.equal(store.load('stock-SKU-BOOK'), 38);
  assert.equal(store.lastRead, 0);
});
