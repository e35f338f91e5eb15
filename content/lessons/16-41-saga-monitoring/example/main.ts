import { checkInvariants } from '../../../shop/invariants.ts';
import { exposition } from '../../../shop/metrics.ts';
import { table } from '../../../shop/print.ts';
import { badMorning, INJECTED } from './badMorning.ts';
import { fold, isOver } from './sagaLog.ts';
import { placeOf, sagaMetrics, settledInTime } from './sagaMetrics.ts';
import { clockText, stuck } from './watchdog.ts';

const { shop, clock } = await badMorning(41);
const oldest = Math.min(...stuck(fold(shop.log()), clock.now()).map(({ since }) => since));
await clock.runFor(oldest + 850_000 - clock.now());

console.log('1. The sagas, as their log tells them\n');
const sagas = fold(shop.log());
const now = clock.now();
console.log(
  table(
    ['phase', 'awaiting', 'sagas', 'oldest'],
    [...Map.groupBy(sagas, placeOf).values()].map((group) => [
      group[0]?.phase ?? '',
      group[0]?.awaiting ?? '-',
      group.length,
      group.some(isOver) ? '-' : clockText(now - Math.min(...group.map(({ since }) => since))),
    ]),
  ),
);
const [first, ...others] = stuck(sagas, now);
console.log(`\nstuck ${others.length + 1} oldest ${clockText(now - (first?.since ?? now))}`);
const { good, all } = settledInTime(sagas, now);
console.log(`settled within 2 min: ${good} of ${all} (${((good / all) * 100).toFixed(1)} %)`);
console.log(`started, says a counter in memory: ${shop.startedSinceRestart}; says the log: ${sagas.length}`);

console.log('\n2. What Prometheus reads\n');
const metrics = sagaMetrics(sagas, now);
console.log(exposition([metrics.count, metrics.oldest, metrics.duration]));

console.log(`\n3. The history of ${INJECTED[0]}\n`);
const history = shop.log().filter(({ orderId }) => orderId === INJECTED[0]);
for (const steps of Map.groupBy(history, ({ phase, awaiting }) => awaiting ?? phase).values()) {
  const [begin] = steps;
  if (!begin) continue;
  const name = `${begin.phase} ${begin.awaiting ?? ''}`.trim();
  console.log(
    `${new Date(begin.at).toISOString().slice(11, 23)}  ${name}${begin.awaiting ? `, sent ${steps.length}×` : ''}`,
  );
}

console.log('\n4. What on-call does\n');
const [parcel, second, money] = INJECTED;
if (!parcel || !second || !money) throw new RangeError('three sagas are stuck');
const by = { operator: 'on-call' };
shop.act({
  ...by,
  action: 'compensate',
  orderId: parcel,
  seen: 'ScheduleShipment',
  reason: 'carrier is down',
});
shop.shipByHand(parcel);
shop.act({
  ...by,
  action: 'resolve',
  orderId: parcel,
  seen: 'ScheduleShipment',
  reason: 'other carrier took it',
});
shop.act({
  ...by,
  action: 'compensate',
  orderId: money,
  seen: 'AuthorizePayment',
  reason: 'customer gave up',
});
await clock.runFor(5_000);
shop.process('payment').start();
shop.process('shipping').start();
shop.act({ ...by, action: 'retry', orderId: second, seen: 'ScheduleShipment', reason: 'shipping is back' });
shop.act({ ...by, action: 'retry', orderId: parcel, seen: 'ScheduleShipment', reason: 'shipping is back' });
await clock.runUntilIdle();
console.log(
  table(
    ['time', 'action', 'order', 'outcome'],
    shop.audit().map(({ time, action, orderId, outcome }) => [time.slice(11, 19), action, orderId, outcome]),
  ),
);
const ends = fold(shop.log());
const end = (id: string) => ends.find(({ orderId }) => orderId === id)?.phase;
console.log(`\n${INJECTED.map((id) => `${id} ${end(id)}`).join(', ')}`);
console.log(
  `open: ${ends.filter((saga) => !isOver(saga)).length}, broken invariants: ${checkInvariants(shop.world()).length}`,
);
