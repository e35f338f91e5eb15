import { line, type OrderId, orderId } from '../../../shop/domain.ts';
import { checkInvariants } from '../../../shop/invariants.ts';
import { table } from '../../../shop/print.ts';
import { meter } from './meter.ts';
import type { HistoryRow } from './orders.ts';
import { readAtLeast } from './readAtLeast.ts';
import { buyers, drain, openShop, project, trade } from './run.ts';

const shop = openShop(16);
const { clock, orders, view } = shop;

console.log('200 orders, from POST to shipment\n');
trade(shop, 200);
const behind = project(shop, 5_000);
await clock.runUntilIdle();
console.log(
  `The view was up to ${await behind} changes behind, and is ${orders.version() - view.version()} behind now.`,
);

console.log('\nThe 10 latest orders of cus-1\n');
const joined = ['orders', 'order_lines', 'products', 'payments', 'shipments'];
const joins = meter(orders.database, joined, () => orders.history('cus-1'));
const read = meter(view.database, ['order_history'], () => view.history('cus-1'));
console.log(
  table(
    ['read through', 'tables', 'rows visited', 'rows copied'],
    [
      ['joins', joins.tables, joins.rows, 0],
      ['view', read.tables, read.rows, view.version()],
    ],
  ),
);

console.log('\nPOST, then GET\n');
const start = clock.elapsed() + 10;
const say = (text: string) => console.log(`${String(clock.elapsed() - start).padStart(4)} ms  ${text}`);
const find = (id: OrderId, rows: readonly HistoryRow[]) =>
  rows.some((row) => row.orderId === id) ? 'there' : 'missing';

project(shop, start + 400);
await clock.runFor(10);
// #region stale
const first = orders.place(orderId(201), 'cus-1', [line('SKU-BOOK', 1)]);
say(`placed ${first.orderId}, version ${first.version}`);
await clock.runFor(15);
say(`plain read at version ${view.version()}: ${find(first.orderId, view.history('cus-1'))}`);
const waiting = readAtLeast(first.version, 'cus-1', shop).then(({ rows, from }) =>
  say(`read at least ${first.version}: ${find(first.orderId, rows)}, from the ${from}`),
);
// #endregion stale
await clock.runUntilIdle();
await waiting;

const second = orders.place(orderId(202), 'cus-1', [line('SKU-LAMP', 1)]);
say(`placed ${second.orderId}, version ${second.version}, and the projector is down`);
const late = readAtLeast(second.version, 'cus-1', shop).then(({ rows, from }) =>
  say(`read at least ${second.version}: ${find(second.orderId, rows)}, from the ${from}`),
);
await clock.runUntilIdle();
await late;

drain(shop);
const violations = checkInvariants({
  views: buyers.map((buyer) => ({ name: buyer, live: view.history(buyer), replayed: orders.history(buyer) })),
});
console.log(`\nDrained: ${violations.length} of ${buyers.length} pages differ from their joins.`);
