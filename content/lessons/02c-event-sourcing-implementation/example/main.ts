import { orderId, streamOf } from '../../../shop/domain.ts';
import { checkInvariants } from '../../../shop/invariants.ts';
import { formatMoney } from '../../../shop/money.ts';
import { table } from '../../../shop/print.ts';
import { handle, type Outcome } from './handler.ts';
import { foldAndPrint, LabelPrinter, printNew } from './labels.ts';
import { evolve, fold, noOrder, type Order } from './order.ts';
import { handleByRestamping } from './restamp.ts';
import { approveOrder, openShop, placeOrder, rejectOrder, runDay } from './shopDay.ts';

const stream = streamOf.order(orderId(1));
const show = (order: Order) =>
  order.status === 'NONE' ? 'NONE' : `${order.status}, ${formatMoney(order.total)}`;
const tell = (outcome: Outcome) => [
  outcome.conflicts.map(({ message }) => message).join('; ') || '-',
  'version' in outcome ? `appended as version ${outcome.version}` : `refused: ${outcome.refused}`,
];

console.log('The saga approves and the deadline rejects; both have loaded version 0\n');
// #region race
const { clock, store, remote } = openShop(5);
await handle(store, 'place-1', placeOrder(1));
const saga = handle(remote, 'approve-1', approveOrder(1));
const deadline = handle(remote, 'reject-1', rejectOrder(1));
await clock.runUntilIdle();
// #endregion race
console.log(
  table(
    ['writer', 'conflict', 'outcome'],
    [
      ['saga', ...tell(await saga)],
      ['deadline', ...tell(await deadline)],
    ],
  ),
);

console.log(`\n${stream} as a fold\n`);
const { events } = await store.load(stream);
let order = noOrder;
const steps = events.map((event, version) => {
  order = evolve(order, event);
  return [version, event.type, show(order)];
});
console.log(table(['version', 'event', 'state after it'], steps));

console.log('\nThe same race, but the loser restamps its events\n');
const careless = openShop(5);
await handle(careless.store, 'place-1', placeOrder(1));
handleByRestamping(careless.remote, 'approve-1', approveOrder(1));
handleByRestamping(careless.remote, 'reject-1', rejectOrder(1));
await careless.clock.runUntilIdle();
const both = (await careless.store.load(stream)).events;
console.log(`${both.map(({ type }) => type).join(', ')}: ${fold(both).status}`);

const day = await runDay(7, 200, { delay: [2, 9], drop: 0.1 });
console.log('\n200 orders, each approved and rejected at once; one answer in ten is lost\n');
const outcomes = day.races.flat();
const histories = await Promise.all(day.streams.map(async (name) => (await day.store.load(name)).events));
const decided = (type: string) =>
  histories.filter((history) => history.some((event) => event.type === type)).length;
const differing = checkInvariants({
  views: day.streams.map((name, index) => ({
    name,
    live: day.memory.get(name),
    replayed: fold(histories[index] ?? []),
  })),
});
console.log(
  table(
    ['what', 'count'],
    [
      ['appends without an answer', day.lostAppends],
      ['conflicts', outcomes.reduce((sum, { conflicts }) => sum + conflicts.length, 0)],
      ['orders approved', decided('OrderApproved')],
      ['orders rejected', decided('OrderRejected')],
      ['orders with both', histories.filter((history) => history.length > 2).length],
      ['events stored', (await day.store.readAll()).length],
      ['replays that differ from memory', differing.length],
    ],
  ),
);

console.log('\nLabels printed, when each order is loaded twice more\n');
const behindAppend = new LabelPrinter();
const inFold = new LabelPrinter();
for (const outcome of outcomes) if ('events' in outcome) printNew(outcome.events, behindAppend);
for (const history of [...histories, ...histories]) foldAndPrint(history, inFold);
console.log(
  table(
    ['the effect stands', 'labels'],
    [
      ['behind the append', behindAppend.printed],
      ['in the fold', inFold.printed],
    ],
  ),
);
