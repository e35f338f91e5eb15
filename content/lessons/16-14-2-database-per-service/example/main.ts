import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { catalogue, orderId } from '../../../shop/domain.ts';
import { table } from '../../../shop/print.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { attempt, openDatabases, ownership } from './databases.ts';
import { Inventory } from './inventory.ts';
import { expandContract, migrate, renameInPlace } from './migration.ts';
import { callPerOrder, compose, joinCopy, StockApi } from './orderPage.ts';
import { replicate } from './replication.ts';
import { byArrival, byVersion, wrongCopies } from './shuffles.ts';
import { StockCopy } from './stockCopy.ts';
import { Participant } from './twoPhase.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'four-databases-'));
const databases = openDatabases(folder);

console.log('1. Who owns what\n');
console.log(
  table(
    ['owner', 'tables'],
    ownership(databases).map(({ owner, tables }) => [owner, tables]),
  ),
);
// #region join
const join = 'SELECT o.id, s.available FROM orders o JOIN stock s ON s.sku = o.sku';
console.log(`\norder joins stock: ${attempt(databases.order, join)}`);
// #endregion join

console.log('\n2. Ten orders with the stock behind them\n');
const clock = new SimClock();
const inventory = new Inventory(databases.inventory);
const copy = new StockCopy(databases.order);
for (const level of inventory.levels(catalogue.map(({ sku }) => sku))) copy.apply(level);
const insert = databases.order.prepare('INSERT INTO orders VALUES (?, ?, 1)');
for (let nth = 1; nth <= 10; nth++) insert.run(orderId(nth), nth % 2 ? 'SKU-BOOK' : 'SKU-LAMP');
const ways = {
  'a call per order': callPerOrder,
  composition: compose,
  'the copy': async () => joinCopy(databases.order),
};
const costs: [string, number, number][] = [];
for (const [way, read] of Object.entries(ways)) {
  const api = new StockApi(inventory, clock);
  const start = clock.elapsed();
  const page = read(databases.order, api);
  await clock.runUntilIdle();
  await page;
  costs.push([way, api.calls, clock.elapsed() - start]);
}
console.log(table(['read through', 'calls', 'ms'], costs));

console.log('\n3. Two-phase commit, and the coordinator dies\n');
const participant = new Participant(folder);
const reserve = "UPDATE stock SET available = available - 1, version = version + 1 WHERE sku = 'SKU-BOOK'";
console.log(`ord-1001  inventory votes ${participant.prepare('SKU-BOOK', 1)}`);
console.log('          the coordinator dies');
console.log(`ord-1002  ${attempt(databases.inventory, reserve)}`);
participant.finish('COMMIT');
console.log('          the coordinator is back and decides: commit');
console.log(`ord-1002  ${attempt(databases.inventory, reserve)}`);
participant.close();

console.log('\n4. A copy behind a bad network\n');
const report = await replicate(14);
console.log(`${report.changes} changes, ${report.arrivals} arrivals at 2 copies`);
console.log(`stale reads: ${report.stale} of ${report.reads}, for ${report.longestStale} ms at the longest`);
console.log(`reads that run backwards: ${report.backwards.plain}, in a session: ${report.backwards.session}`);
console.log(`copies that differ in the end: ${report.differing} of 2`);
console.log(`wrong after 1,000 shuffles, last arrival wins: ${wrongCopies(byArrival, 1_000)}`);
console.log(`wrong after 1,000 shuffles, higher version wins: ${wrongCopies(byVersion, 1_000)}`);

console.log('\n5. total becomes amount and currency\n');
console.log(
  table(
    ['step', 'running', 'result'],
    [...migrate(expandContract), ...migrate(renameInPlace)].map(({ name, running, result }) => [
      name,
      running,
      result,
    ]),
  ),
);

for (const database of Object.values(databases)) database.close();
rmSync(folder, { recursive: true });
