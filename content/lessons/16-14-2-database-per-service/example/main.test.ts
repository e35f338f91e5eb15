import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { SimClock } from '../../../shop/simClock.ts';
import { openDatabase } from '../../../shop/sqlite.ts';
import { attempt, openDatabases, schemas } from './databases.ts';
import { Inventory } from './inventory.ts';
import { expandContract, migrate, programs, renameInPlace } from './migration.ts';
import { callPerOrder, compose, joinCopy, StockApi } from './orderPage.ts';
import { replicate } from './replication.ts';
import { byArrival, byVersion, wrongCopies } from './shuffles.ts';
import { StockCopy } from './stockCopy.ts';
import { Participant } from './twoPhase.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'four-databases-'));
const databases = openDatabases(folder);
after(() => {
  for (const database of Object.values(databases)) database.close();
  rmSync(folder, { recursive: true });
});

test('no service reaches a table of another', () => {
  for (const [owner, database] of Object.entries(databases)) {
    for (const [other, tables] of Object.entries({
      inventory: 'stock',
      payment: 'payments',
      order: 'orders',
    })) {
      const expected = owner === other ? 'allowed' : `no such table: ${tables}`;
      assert.equal(attempt(database, `SELECT * FROM ${tables}`), expected);
    }
  }
});

test('1,000 shuffles with duplicates converge to the value of the owner', () => {
  assert.equal(wrongCopies(byVersion, 1_000), 0);
  assert.ok(wrongCopies(byArrival, 1_000) > 500);
});

test('copies converge behind a bad network, and a session never runs backwards', async () => {
  for (let seed = 0; seed < 10; seed++) {
    const report = await replicate(seed);
    assert.equal(report.differing, 0);
    assert.equal(report.backwards.session, 0);
    assert.ok(report.backwards.plain > 0, 'without a session some reads run backwards');
  }
});

test('composition, the copy and a call per order show the same page', async () => {
  const clock = new SimClock();
  const database = openDatabase({ schema: schemas.order });
  const inventory = new Inventory(openDatabase({ schema: schemas.inventory }));
  const copy = new StockCopy(database);
  for (const level of inventory.levels(['SKU-BOOK', 'SKU-LAMP'])) copy.apply(level);
  database.exec("INSERT INTO orders VALUES ('ord-1001', 'SKU-BOOK', 1), ('ord-1002', 'SKU-LAMP', 2)");
  const api = new StockApi(inventory, clock);
  const pages = Promise.all([callPerOrder(database, api), compose(database, api)]);
  await clock.runUntilIdle();
  for (const page of await pages) assert.deepEqual(page, joinCopy(database));
});

test('a prepared participant blocks others until it learns the outcome', () => {
  const inventory = new Inventory(databases.inventory);
  const reserve = "UPDATE stock SET available = available - 1 WHERE sku = 'SKU-BOOK'";
  for (const [outcome, left] of [
    ['COMMIT', 1],
    ['ROLLBACK', 0],
  ] as const) {
    const participant = new Participant(folder);
    participant.prepare('SKU-BOOK', 1);
    assert.equal(attempt(databases.inventory, reserve), 'database is locked');
    participant.finish(outcome);
    participant.close();
    assert.equal(attempt(databases.inventory, reserve), 'allowed');
    assert.equal(inventory.levels(['SKU-BOOK'])[0]?.available, left);
  }
});

test('every step of expand–contract works for all programs that run, renaming does not', () => {
  assert.deepEqual(
    migrate(expandContract).filter(({ result }) => result !== 'works'),
    [],
  );
  assert.match(migrate(renameInPlace)[0]?.result ?? '', /no column named total/);
});

test('a step that is left out is noticed', () => {
  const isPresent = (name: string) => expandContract.some((step) => step.name === name);
  for (const left of ['expand: add columns', 'backfill old rows']) {
    assert.ok(isPresent(left));
    const report = migrate(expandContract.filter(({ name }) => name !== left));
    assert.ok(
      report.some(({ result }) => result !== 'works'),
      left,
    );
  }
  assert.equal(Object.keys(programs).length, 3);
});
