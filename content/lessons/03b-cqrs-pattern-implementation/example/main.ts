import { orderId } from '../../../shop/domain.ts';
import { table } from '../../../shop/print.ts';
import { answer } from './answer.ts';
import type { Actor, Command } from './commands.ts';
import { orderDetails } from './orderDetails.ts';
import { badDay, onOrder, openShop, placedEvents, placeOrder, project } from './run.ts';

const shop = openShop(3);
const { clock, commands } = shop;

console.log('One command after the other\n');
const script: [Actor, Command][] = [
  ['cus-1', placeOrder(1, { coupon: 'SPRING' })],
  ['cus-1', placeOrder(1, { coupon: 'SPRING' })],
  ['cus-1', placeOrder(2, { items: [] })],
  ['cus-1', placeOrder(2, { coupon: 'SPRING' })],
  ['cus-1', onOrder('ApproveOrder', 1)],
  ['cus-2', onOrder('CancelOrder', 1)],
  ['cus-1', onOrder('CancelOrder', 1)],
  ['saga', onOrder('ApproveOrder', 1)],
  ['cus-1', onOrder('CancelOrder', 1)],
  ['cus-1', { ...onOrder('CancelOrder', 1), commandId: 'cancel-again' }],
];
const rows: (string | number)[][] = [];
for (const [actor, command] of script) {
  const pending = commands.dispatch(command, actor);
  await clock.runUntilIdle();
  const result = await pending;
  const said = 'reason' in result ? result.reason : 'version' in result ? `version ${result.version}` : '-';
  rows.push([actor, command.type, command.commandId, result.status, said, answer(result).status]);
}
console.log(table(['who', 'command', 'commandId', 'outcome', '', 'HTTP'], rows));

console.log('\n300 orders, every command sent twice, and the process dies now and then\n');
const day = openShop(16, { crash: 0.04 });
const sent = await badDay(day, 300);
const all = sent.flatMap(({ answers }) => answers);
const placed = sent.filter(
  ({ command, answers }) => command.type === 'PlaceOrder' && answers[0]?.status === 'accepted',
);
const differing = sent.filter(({ answers }) => new Set(answers.map((each) => JSON.stringify(each))).size > 1);
console.log(
  table(
    ['what', 'count'],
    [
      ['commands', sent.length],
      ['answers', all.length],
      ['the process died', day.faults.crashes.length],
      ['conflicts, decided again', day.commands.conflicts],
      ['orders accepted', placed.length],
      ['OrderPlaced in the outbox', [...placedEvents(day).values()].reduce((sum, count) => sum + count, 0)],
      ['commands whose copies were answered differently', differing.length],
    ],
  ),
);

console.log('\nPOST, then GET with minVersion\n');
// #region token
async function placeAndRead(nth: number) {
  const placed = await commands.dispatch(placeOrder(nth), 'cus-1');
  const minVersion = placed.status === 'accepted' ? placed.version : 0;
  const asked = clock.now();
  const { order, stale } = await orderDetails({ orderId: orderId(nth), minVersion }, 'cus-1', shop);
  return [orderId(nth), minVersion, clock.now() - asked, order?.version ?? 'none', String(stale)];
}
// #endregion token
void project(shop, clock.elapsed() + 300);
await clock.runFor(10);
const projected = placeAndRead(3);
await clock.runUntilIdle();
const stopped = placeAndRead(4);
await clock.runUntilIdle();
console.log(
  table(
    ['projector', 'order', 'minVersion', 'waited, ms', 'version read', 'stale'],
    [
      ['runs', ...(await projected)],
      ['is stopped', ...(await stopped)],
    ],
  ),
);
