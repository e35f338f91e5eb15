import { table } from '../../../shop/print.ts';
import { busiestShare, members } from './capacity.ts';
import { changes, gate, published } from './gate.ts';
import { ageOf, outage } from './lag.ts';
import { runWith, type Strategy } from './strategies.ts';

console.log('The schema gate\n');
const verdict = (problems: readonly string[]) => problems.join(', ') || 'ok';
console.log(
  table(
    ['change', 'new reader, old event', 'old reader, new event'],
    changes.map(([name, proposed]) => {
      const { backward, forward } = gate(published, proposed);
      return [name, verdict(backward), verdict(forward)];
    }),
  ),
);

console.log('\n30 orders, 122 messages, 3 partitions; the second message of ord-1007 is poison\n');
const strategies: Strategy[] = [
  'stop',
  'skip',
  'park one, redrive to the tail',
  'park per key, redrive in place',
];
console.log(
  table(
    ['strategy', 'booked before', 'orders waiting', 'lost', 'ord-1007 booked as'],
    strategies.map((strategy) => {
      const { bookedBefore, waitingOrders, lost, poisoned } = runWith(strategy, 5);
      return [strategy, bookedBefore, waitingOrders, lost, poisoned.join(' ')];
    }),
  ),
);

console.log('\nA backlog of 10,000 messages\n');
console.log(
  table(
    ['arrivals', 'age of the oldest'],
    [
      ['20,000 a second', `${ageOf(10_000, 20_000)} s`],
      ['100 a second', `${ageOf(10_000, 100)} s`],
      ['10,000 a day', `${ageOf(10_000, 10_000 / 86_400) / 3_600} h`],
    ],
  ),
);

console.log('\nA consumer is away for 60 s, at 100 messages a second\n');
const headrooms = [200, 120, 105];
console.log(
  table(
    ['can do, a second', 'backlog at most', 'caught up after, s'],
    headrooms.map((service) => {
      const moments = outage({ arrivals: 100, service, outage: 60 });
      const backlog = Math.max(...moments.map((moment) => moment.backlog));
      return [service, backlog, (moments.at(-1)?.second ?? 0) - 60];
    }),
  ),
);
const ages = outage({ arrivals: 100, service: 120, outage: 60 }).filter(({ second }) => second % 60 === 0);
console.log(`\nage every 60 s, at 120: ${ages.map(({ age }) => Math.round(age)).join(' ')}`);

console.log('\n12 partitions\n');
const { busy, idle } = members(12, 20);
console.log(`20 members of a group: ${busy} busy, ${idle} idle`);
for (const hot of [0, 0.3]) {
  const share = Math.round(busiestShare(12, hot, 5) * 100);
  console.log(`one key has ${hot * 100} % of the messages: the busiest partition has ${share} %`);
}
