import { table } from '../../../shop/print.ts';
import { bench, closedLoop, openLoop, percentile } from './bench.ts';
import { type Report, runDrill } from './drill.ts';
import { badSnapshot, lostViewStore, poison, viewViolations } from './drills.ts';
import { Shop } from './shop.ts';
import { conflictRate, lagAge, longestStream } from './slis.ts';
import type { Snapshots } from './snapshots.ts';
import { View } from './view.ts';

const shop = new Shop(53);
const { clock, log } = shop;
shop.remember(200);
shop.open();
await clock.runFor(30_000);

console.log('After 30 s of trade, on 200 s of history\n');
console.log(
  table(
    ['indicator', 'value'],
    [
      ['lag age', `${lagAge(shop).toFixed(2)} s`],
      ['conflict rate', `${(conflictRate(log) * 100).toFixed(2)} %`],
      ['longest stream', `${longestStream(log)} events`],
      ['events in the log', log.after(0).length],
    ],
  ),
);

const snapshots: Snapshots = new Map();
const timeline: string[] = [];
const reports: Report[] = [];
const rehearsal = (async () => {
  const lost = runDrill(lostViewStore(shop), clock);
  for (let second = 0; second <= 30; second += 5) {
    timeline.push(`${second} s: ${lagAge(shop).toFixed(0)}`);
    await clock.sleep(5_000);
  }
  reports.push(await lost);
  reports.push(await runDrill(poison(shop, 'order-voucher'), clock));
  reports.push(await runDrill(badSnapshot(shop, snapshots, 'order-live-1'), clock));
  shop.close();
})();
await clock.runUntilIdle();
await rehearsal;

console.log('\nThree drills, while customers go on ordering\n');
console.log(
  table(
    ['drill', 'outcome', 'healthy after, s'],
    reports.map(({ name, outcome, recovered }) => [name, outcome, recovered]),
  ),
);
console.log(`\nlag age after the loss: ${timeline.join(', ')}`);

const parked = shop.view.parkedStreams();
shop.view = new View(true);
shop.view.apply(log.after(0));
console.log(
  `\nparked before the new release: ${parked.join(', ')}; after it: ${shop.view.parkedStreams().length}, ` +
    `views that differ from a replay: ${viewViolations(shop, true).length}`,
);

console.log('\nThe same service, measured twice, 200 requests a second for 10 s, with one stall of 500 ms\n');
const loops: [string, number[]][] = [
  ['closed', await bench(closedLoop)],
  ['open', await bench(openLoop)],
];
console.log(
  table(
    ['loop', 'requests', 'slower than 100 ms', 'p50, ms', 'p99, ms', 'max, ms'],
    loops.map(([name, latencies]) => [
      name,
      latencies.length,
      latencies.filter((latency) => latency > 100).length,
      percentile(latencies, 50),
      percentile(latencies, 99),
      Math.max(...latencies),
    ]),
  ),
);
