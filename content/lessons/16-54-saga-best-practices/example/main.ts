import { table } from '../../../shop/print.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { cancelWhileApproving } from './cancellation.ts';
import { lastPieces, wrongEnds } from './lastPieces.ts';
import { LastWriterWins, Locked } from './orderRecord.ts';
import { compensate, type Parked } from './parkedCompensation.ts';
import { captureEarly, captureLate, undone } from './pivot.ts';
import { Counter, Ledger } from './stock.ts';
import { mergeParcels } from './twoLocks.ts';
import { asReadAtFirst, oneVoucherTwoOrders, reread } from './voucher.ts';

const RUNS = 500;

/** How many runs of 500 had each anomaly. */
async function census(run: (seed: number) => Promise<string[]>): Promise<string> {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < RUNS; seed++) {
    for (const anomaly of new Set(await run(seed))) counts.set(anomaly, (counts.get(anomaly) ?? 0) + 1);
  }
  const sorted = [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([anomaly, count]) => `${anomaly} ${count}`).join(', ') || 'none';
}

console.log(`Anomalies in ${RUNS} runs each\n`);
console.log(
  table(
    ['two sagas and', 'countermeasure', 'off', 'on'],
    [
      [
        'the last two lamps',
        'ledger',
        await census((seed) => lastPieces(seed, (received) => new Counter(received))),
        await census((seed) => lastPieces(seed, (received) => new Ledger(received))),
      ],
      [
        'an order that is cancelled',
        'semantic lock',
        await census((seed) => cancelWhileApproving(seed, () => new LastWriterWins())),
        await census((seed) => cancelWhileApproving(seed, () => new Locked())),
      ],
      [
        'one voucher',
        'reread',
        await census((seed) => oneVoucherTwoOrders(seed, asReadAtFirst)),
        await census((seed) => oneVoucherTwoOrders(seed, reread)),
      ],
      [
        'two orders each',
        'lock timeout',
        await census((seed) => mergeParcels(seed, false)),
        await census((seed) => mergeParcels(seed, true)),
      ],
    ],
  ),
);

console.log('\nA reservation and its release, one or two copies of each, in every order\n');
for (const [name, makeStock] of [
  ['counter', (received: number) => new Counter(received)],
  ['ledger', (received: number) => new Ledger(received)],
] as const) {
  const { wrong, of } = wrongEnds(makeStock);
  console.log(`${name}: ${wrong} of ${of} end wrong`);
}

console.log('\nUndoing 500 orders\n');
for (const [name, plan] of [
  ['capture early', captureEarly],
  ['capture late', captureLate],
] as const) {
  const { refunds, voids } = undone(plan);
  console.log(`${name}: ${refunds} refunds, ${voids} voids`);
}

console.log('\nA refund that the bank does not take\n');
const clock = new SimClock();
const parked: Parked[] = [];
const refund = { sagaId: 'cancel-ord-1001', compensation: 'RefundPayment', runbook: 'refund-refused' };
const outcome = compensate(
  refund,
  () => {
    throw new Error('the card has expired');
  },
  { clock, pausesMs: [1_000, 10_000, 60_000, 600_000], park: (entry) => parked.push(entry) },
);
await clock.runUntilIdle();
console.log(`${await outcome} after ${clock.elapsed() / 1_000} s`);
console.log(parked.map((entry) => JSON.stringify(entry)).join('\n'));
