import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EventStore } from '../../../shop/eventStore.ts';
import { table } from '../../../shop/print.ts';
import { openDatabase } from '../../../shop/sqlite.ts';
import { type CouponEvent, checkView, release, reserve } from './coupon.ts';
import { ADDRESS, Archive } from './erasure.ts';
import { lamps, onShelf } from './ledger.ts';
import { runSale, type Way } from './sale.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'archive-'));
const archive = new Archive(folder);
await archive.placeOrders();
const headers = ['stored as', 'order', 'total', 'channel', 'customer', 'address'];

console.log('Three versions, read as one\n');
console.log(table(headers, await archive.rows()));

console.log('\n634 commands on one product\n');
const ways: Way[] = ['whole stream', 'snapshot every 100', 'books closed every 100'];
const sales = [];
for (const way of ways) {
  const { stock, longestLoad, eventsRead } = await runSale(3, 634, way);
  sales.push([way, longestLoad, eventsRead, `${stock.available} free, ${stock.reserved} reserved`]);
}
console.log(table(['load', 'longest', 'events read', 'stock'], sales));

console.log('\ncus-1 asks to be erased\n');
archive.backUpKeys();
const key = archive.vault.key('cus-1') as Buffer;
const found = (bytes: Buffer) => (archive.contains(bytes) ? 'yes' : 'no');
const traces = [['before', found(Buffer.from(ADDRESS)), found(key)]];
archive.vault.forget('cus-1');
traces.push(['row deleted', found(Buffer.from(ADDRESS)), found(key)]);
archive.restoreKeys();
await archive.erase('cus-1');
traces.push(['key shredded', found(Buffer.from(ADDRESS)), found(key)]);
console.log(table(['files hold', 'the address', 'the key'], traces));
console.log(`\n${table(headers, await archive.rows())}`);

const addresses = async () => (await archive.rows()).map((row) => row.at(-1)).join(', ');
archive.restoreKeys();
console.log(`\nVault restored from yesterday: ${await addresses()}`);
await archive.repeatErasures();
console.log(`Erasures repeated: ${await addresses()}`);
archive.close();
rmSync(folder, { recursive: true });

console.log('\nA coupon once a customer, and two orders at the same moment\n');
const used = new Set<'cus-1'>();
const byView = await Promise.all([checkView(used, 'cus-1'), checkView(used, 'cus-1')]);
const coupons = new EventStore<CouponEvent>(openDatabase());
const byStream = await Promise.all([
  reserve(coupons, 'WELCOME', 'cus-1', 'ord-1001'),
  reserve(coupons, 'WELCOME', 'cus-1', 'ord-1002'),
]);
await release(coupons, 'WELCOME', 'cus-1', 'ord-1001');
const again = await reserve(coupons, 'WELCOME', 'cus-1', 'ord-1003');
const accepted = (answers: boolean[]) => answers.filter(Boolean).length;
console.log(
  table(
    ['rule asked of', 'accepted'],
    [
      ['a view', accepted(byView)],
      ['a reservation stream', accepted(byStream)],
      ['the stream, after a release', accepted([again])],
    ],
  ),
);

console.log('\nLamps on the shelf\n');
const days = [3, 4, 6];
console.log(
  table(
    ['January', 'known on the 6th', 'known on the 7th'],
    days.map((day) => [day, onShelf(lamps, day, 6), onShelf(lamps, day, 7)]),
  ),
);
