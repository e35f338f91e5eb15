import { type Choice, twoChoices } from '../../../shop/balancer.ts';
import { capOf } from '../../../shop/hashRing.ts';
import { table } from '../../../shop/print.ts';
import type { Rng } from '../../../shop/rng.ts';
import { customers, getsCanary, refusal, winners } from './canary.ts';
import { endings, lostOrders } from './drain.ts';
import { allIll, balanced, never, oneIll } from './illHosts.ts';
import { anyHost, herd, maxLoads, policies } from './loads.ts';
import { hosts, loads, moved } from './placement.ts';

console.log('1. Routes\n');
console.log(`/v1/orders/recent, in either order of the lines: ${[...new Set(winners())].join(' or ')}`);
console.log(refusal());
const [five, twenty] = [5, 20].map((percent) => customers.filter((one) => getsCanary(one, percent)));
console.log(
  `canary: ${five?.length} of 1,000 customers at 5 %, ${twenty?.length} at 20 %, ${five?.filter((one) => twenty?.includes(one)).length} in both`,
);

console.log('\n2. As many requests as hosts: the busiest host, mean of 50 runs (least to most)\n');
const busiest = (policy: (rng: Rng) => Choice, hostCount: number) => {
  const maxima = maxLoads(policy, 50, hostCount);
  const mean = maxima.reduce((sum, maximum) => sum + maximum, 0) / maxima.length;
  return `${mean.toFixed(1)} (${Math.min(...maxima)} to ${Math.max(...maxima)})`;
};
console.log(
  table(
    ['hosts', 'any host', 'two choices'],
    [10, 100, 1_000, 10_000].map((count) => [count, busiest(anyHost, count), busiest(twoChoices, count)]),
  ),
);

console.log('\n3. Counts that are 100 requests old, ten hosts: the most that one of them gets\n');
console.log(
  table(
    ['choice', 'requests'],
    Object.entries(policies).map(([name, policy]) => [name, herd(policy, 7)]),
  ),
);

console.log('\n4. 1,000 keys, five hosts\n');
const cap = capOf(1_000, hosts.length, 10);
console.log(
  table(
    ['', ...hosts],
    [
      ['ring', ...loads()],
      [`ring, at most ${cap}`, ...loads(10)],
    ],
  ),
);
console.log(`\na sixth host moves ${moved().ring} keys, or ${moved().modulo} with modulo`);

console.log('\n5. 2,000 reads, ten hosts; ill ones answer 503\n');
const rows = [
  ['order-3 ill from second 5', 'nothing', { outliers: never, retries: false, isIll: oneIll }],
  ['', 'ejection', { outliers: {}, retries: false, isIll: oneIll }],
  ['', 'ejection, one retry elsewhere', { outliers: {}, retries: true, isIll: oneIll }],
  ['all ill for one second', 'ejection', { outliers: {}, retries: false, isIll: allIll }],
  ['', 'ejection without a cap', { outliers: { mostPercent: 100 }, retries: false, isIll: allIll }],
] as const;
const results = [];
for (const [trouble, protection, setting] of rows) {
  const { failed, resting } = await balanced(7, setting);
  results.push([trouble, protection, failed, resting]);
}
console.log(table(['trouble', 'protection', 'failed', 'most hosts ejected'], results));

console.log('\n6. One of four hosts goes; discovery is a second late\n');
const lost = [];
for (const [name, ending] of Object.entries(endings)) lost.push([name, await lostOrders(ending)]);
console.log(table(['the host', 'orders lost'], lost));
