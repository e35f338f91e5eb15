import { checkInvariants } from '../../../shop/invariants.ts';
import { table } from '../../../shop/print.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { type Habits, runCareless } from './careless.ts';
import { climb, type Ending, Permanent } from './ladder.ts';
import { consume } from './prefetch.ts';
import { CRASH_POINTS, crashAt, runRough } from './shop.ts';

console.log('Two writes, and a process that dies between them\n');
const habits: [string, Habits, 'order' | 'payment'][] = [
  ['order commits, then publishes', { publish: 'after the commit', acknowledge: 'last' }, 'order'],
  ['order publishes, then commits', { publish: 'before the commit', acknowledge: 'last' }, 'order'],
  ['payment acknowledges, then charges', { publish: 'after the commit', acknowledge: 'first' }, 'payment'],
  ['payment charges, then acknowledges', { publish: 'after the commit', acknowledge: 'last' }, 'payment'],
];
const careless = [];
for (const [name, habit, point] of habits) {
  const { deliveries, charges } = await runCareless(habit, point);
  careless.push([name, deliveries, charges]);
}
console.log(table(['died between', 'deliveries', 'charges'], careless));

console.log('\nOutbox and inbox\n');
const matrix = [];
for (const point of Object.keys(CRASH_POINTS) as (keyof typeof CRASH_POINTS)[]) {
  const { deliveries, charged } = await crashAt(point);
  matrix.push([CRASH_POINTS[point], deliveries, charged.length]);
}
console.log(table(['died at', 'deliveries', 'charges'], matrix));

const rough = await runRough(18, 500, { crash: 0.05, duplicate: 0.1 });
const twice = checkInvariants({ effects: rough.charged });
const never = rough.placed.filter((order) => !rough.charged.includes(order));
console.log(`
500 orders: ${rough.crashes.length} crashes, ${rough.deliveries} deliveries, ${rough.charged.length} charges
charged twice: ${twice.length}, never charged: ${never.length}`);

console.log('\nThe retry ladder: at once, after 1 s, 10 s, 60 s\n');
const clock = new SimClock();
const upAt = (second: number) => () => {
  if (clock.elapsed() < second * 1_000) throw new Error('provider is down');
};
const climbers: [string, () => void][] = [
  ['ord-1001', () => {}],
  ['ord-1002, provider down for 5 s', upAt(5)],
  ['ord-1003, provider down for an hour', upAt(3_600)],
  [
    'ord-1004, an amount of -1',
    () => {
      throw new Permanent('amount -1');
    },
  ],
];
const endings: (Ending & { name: string; at: number })[] = [];
for (const [name, handle] of climbers) {
  climb(clock, handle).then((ending) => endings.push({ ...ending, name, at: clock.elapsed() / 1_000 }));
}
await clock.runUntilIdle();
console.log(
  table(
    ['message', 'attempts', 'second', 'ended', 'reason'],
    endings
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, attempts, at, ended, reason = '' }) => [name, attempts, at, ended, reason]),
  ),
);

console.log('\n3,000 messages pushed at three times the pace of the worker; room for 500; 20 s\n');
const unlimited = consume(Number.POSITIVE_INFINITY, 500, 20);
const limited = consume(20, 500, 20);
console.log(
  table(
    ['prefetch', 'most held', 'deaths', 'handled'],
    [
      ['none', unlimited.mostHeld, unlimited.deaths, unlimited.handled],
      ['20', limited.mostHeld, limited.deaths, limited.handled],
    ],
  ),
);
