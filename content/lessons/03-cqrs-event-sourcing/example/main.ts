import { type OrderId, orderId, streamOf } from '../../../shop/domain.ts';
import { table } from '../../../shop/print.ts';
import { handle, orderById } from './commands.ts';
import { leaveEventSourcing } from './exit.ts';
import { toIntegration } from './integration.ts';
import type { Command } from './order.ts';
import { OrderList } from './orderList.ts';
import { pageByReplay } from './replayPage.ts';
import { placeOrder, tradingStore } from './trade.ts';

const { store, orderIds } = await tradingStore(3, 500);
const list = new OrderList();
await list.project(store);

console.log('Once around the loop\n');
// #region loop
const id = orderId(501);
const command = placeOrder(501, 'cus-1');
console.log(`command  ${command.type} ${id}`);
const outcome = await handle(store, 'place-501', command);
if ('refused' in outcome) throw new Error(outcome.refused);
console.log(`decide   on version ${outcome.expected}: ${outcome.event.type}`);
console.log(`append   ${streamOf.order(id)} version ${outcome.version}`);
await list.project(store);
console.log(`project  order_list to position ${list.position}`);
const [first] = list.page('cus-1', 1);
console.log(`query    ${first?.orderId} ${first?.state}, as of position ${list.position}`);
// #endregion loop

console.log('\nWhat a question costs\n');
const all: OrderId[] = [...orderIds, id];
async function costOf(read: () => unknown): Promise<number> {
  store.read = 0;
  await read();
  return store.read;
}
const byId = await costOf(() => orderById(store, orderId(7)));
const byReplay = await costOf(() => pageByReplay(store, all, 'cus-1'));
const byView = await costOf(() => list.page('cus-1'));
console.log(
  table(
    ['question', 'answered by', 'events read', 'rows read'],
    [
      ['the order ord-1007', 'its stream', byId, 0],
      ['10 latest orders of cus-1', 'replay', byReplay, 0],
      ['10 latest orders of cus-1', 'order_list', byView, list.page('cus-1').length],
    ],
  ),
);

console.log('\nWhat others are told\n');
const story: [string, Command][] = [
  ['review-501', { type: 'ReviewOrder', data: { orderId: id, by: 'desk-4', note: 'third lamp this week' } }],
  ['approve-501', { type: 'ApproveOrder', data: { orderId: id } }],
];
for (const [commandId, next] of story) await handle(store, commandId, next);
const { events } = await store.load(streamOf.order(id));
console.log(
  table(
    ['in the stream', 'published'],
    events.map((event) => [event.type, toIntegration(event)?.type ?? '-']),
  ),
);

await list.project(store);
const rebuilt = new OrderList();
await rebuilt.project(store);
const left = await leaveEventSourcing(store, all);
const same = (rows: unknown) => JSON.stringify(rows) === JSON.stringify(list.rows());
console.log(`\nrebuilt view equals the live one: ${same(rebuilt.rows())}`);
console.log(`${left.length} rows of the way out equal the live view: ${same(left)}`);
