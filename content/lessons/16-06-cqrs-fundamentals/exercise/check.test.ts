import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';
import { type Database, openDatabase } from '../../../shop/sqlite.ts';

const { SCHEMA, markSeen, orderHistory, placeOrder } = await subject<typeof import('./solution.ts')>(
  import.meta.url,
);

const folder = mkdtempSync(path.join(tmpdir(), 'cqrs-'));
const opened: Database[] = [];
after(() => {
  for (const database of opened) database.close();
  rmSync(folder, { recursive: true });
});

/** A shop with one order of cus-1, a connection that may write and one that may not. */
function openShop(name: string) {
  const file = path.join(folder, `${name}.db`);
  const writer = openDatabase({ path: file, schema: SCHEMA });
  writer.exec("INSERT INTO orders (id, customer_id, total) VALUES ('ord-1001', 'cus-1', 15000)");
  const reader = openDatabase({ path: file, readOnly: true });
  opened.push(writer, reader);
  return { writer, reader };
}

const newOrders = (rows: readonly { orderId: string; isNew: boolean }[]) =>
  rows.filter((row) => row.isNew).map((row) => row.orderId);

test('the query runs on a read-only connection', () => {
  const { reader } = openShop('read-only');
  assert.deepEqual(orderHistory(reader, 'cus-1'), [{ orderId: 'ord-1001', total: 15_000, isNew: true }]);
});

test('asking does not change the answer', () => {
  const { writer } = openShop('twice');
  assert.deepEqual(orderHistory(writer, 'cus-1'), orderHistory(writer, 'cus-1'));
});

test('the badge goes when the customer has looked, and comes back with the next order', () => {
  const { writer, reader } = openShop('badge');
  markSeen(writer, 'cus-1');
  assert.deepEqual(newOrders(orderHistory(reader, 'cus-1')), []);
  placeOrder(writer, 'ord-1002', 'cus-1', 42_000);
  assert.deepEqual(newOrders(orderHistory(reader, 'cus-1')), ['ord-1002']);
});

test('the command answers with id and version, and nothing to render', () => {
  const { writer } = openShop('command');
  assert.deepEqual(placeOrder(writer, 'ord-1002', 'cus-2', 42_000), { orderId: 'ord-1002', version: 2 });
});
