import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { EventStore } from '../../../shop/eventStore.ts';
import { openDatabase } from '../../../shop/sqlite.ts';
import { type CouponEvent, release, reserve } from './coupon.ts';
import { ADDRESS, Archive } from './erasure.ts';
import { lamps, onShelf } from './ledger.ts';
import { runSale, SKU } from './sale.ts';
import { replay, Snapshots } from './snapshots.ts';
import { FOLD_VERSION } from './stock.ts';
import { upcast } from './upcast.ts';

async function openArchive(context: TestContext) {
  const folder = mkdtempSync(path.join(tmpdir(), 'archive-'));
  const archive = new Archive(folder);
  context.after(() => {
    archive.close();
    rmSync(folder, { recursive: true });
  });
  await archive.placeOrders();
  return archive;
}

test('every version is read as the one of today', () => {
  const money = { amount: 57_000, currency: 'KRW' };
  const today = { orderId: 'ord-1', customerId: 'cus-1', total: money, channel: 'unknown' };
  const v1 = { orderId: 'ord-1', customer: 'cus-1', price: 57_000 };
  const v2 = { orderId: 'ord-1', customer: 'cus-1', total: money };
  for (const [version, data] of [v1, v2, today].entries()) {
    const read = upcast({ type: `OrderPlaced.v${version + 1}`, data });
    assert.deepEqual(read, { type: 'OrderPlaced', data: today });
  }
});

test('a version from the future is refused, not guessed', () => {
  assert.throws(() => upcast({ type: 'OrderPlaced.v4', data: {} }), /versions 1 to 3 are known/);
});

test('snapshot and rest give what a full replay gives', async () => {
  for (let seed = 0; seed < 10; seed++) {
    const { database, stream } = await runSale(seed, 250, 'snapshot every 100');
    const loaded = new Snapshots(database).load(stream);
    assert.deepEqual(loaded.stock, replay(database, stream).stock);
    assert.equal(loaded.read, 50);
  }
});

test('a snapshot of another fold is not used, and all snapshots may be deleted', async () => {
  const { database, stream } = await runSale(1, 250, 'snapshot every 100');
  const expected = replay(database, stream);
  database.exec(`UPDATE snapshots SET state = '{"available":0,"reserved":0}'`);
  assert.deepEqual(new Snapshots(database, FOLD_VERSION + 1).load(stream), expected);
  database.exec('DELETE FROM snapshots');
  assert.deepEqual(new Snapshots(database).load(stream), expected);
});

test('closed books: the last stream alone gives the stock of the whole history', async () => {
  for (let seed = 0; seed < 10; seed++) {
    const closed = await runSale(seed, 250, 'books closed every 100');
    const whole = await runSale(seed, 250, 'whole stream');
    assert.equal(closed.stream, `stock-${SKU}-3`);
    assert.deepEqual(closed.stock, whole.stock);
    assert.ok(closed.longestLoad <= 101);
  }
});

test('no file holds the address in the clear, and after the erasure none holds the key', async (context) => {
  const archive = await openArchive(context);
  const key = archive.vault.key('cus-1') as Buffer;
  assert.ok(archive.contains(key));
  assert.ok(!archive.contains(Buffer.from(ADDRESS)));
  await archive.erase('cus-1');
  assert.ok(!archive.contains(key));
  assert.deepEqual(
    (await archive.rows()).map((row) => row.at(-1)),
    ['[erased]', '[erased]', '[erased]'],
  );
});

test('deleting the row leaves the key in the file', async (context) => {
  const archive = await openArchive(context);
  const key = archive.vault.key('cus-1') as Buffer;
  archive.vault.forget('cus-1');
  assert.ok(archive.contains(key));
});

test('a restored vault knows the erased again, until the erasures are repeated', async (context) => {
  const archive = await openArchive(context);
  archive.backUpKeys();
  await archive.erase('cus-1');
  archive.restoreKeys();
  assert.ok(archive.vault.key('cus-1'));
  await archive.repeatErasures();
  assert.equal(archive.vault.key('cus-1'), undefined);
});

test('a sealed address belongs to one person: another key or another name does not open it', async (context) => {
  const { vault } = await openArchive(context);
  const sealed = vault.seal('cus-1', ADDRESS);
  assert.equal(vault.open('cus-1', sealed), ADDRESS);
  vault.seal('cus-2', 'elsewhere');
  assert.throws(() => vault.open('cus-2', sealed));
});

test('a coupon is accepted once, whoever asks at the same moment', async () => {
  const store = new EventStore<CouponEvent>(openDatabase());
  const orders = ['ord-1001', 'ord-1002', 'ord-1003'] as const;
  const answers = await Promise.all(orders.map((order) => reserve(store, 'WELCOME', 'cus-1', order)));
  assert.deepEqual(answers, [true, false, false]);
  assert.ok(await reserve(store, 'WELCOME', 'cus-2', 'ord-1004'));
  await release(store, 'WELCOME', 'cus-1', 'ord-1001');
  assert.ok(await reserve(store, 'WELCOME', 'cus-1', 'ord-1005'));
});

test('a correction changes the past as we know it, and not what we knew', () => {
  assert.equal(onShelf(lamps, 4, 6), 34);
  assert.equal(onShelf(lamps, 4, 7), 31);
});
