import { MemDocuments } from '../../../shop/documents.ts';
import { FaultPlan } from '../../../shop/faultPlan.ts';
import { HttpNetwork } from '../../../shop/httpNetwork.ts';
import { table } from '../../../shop/print.ts';
import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { overload } from './backlog.ts';
import { mean, ORDERS, percentile, run } from './compare.ts';
import { expectedSlow, isSlow, pages } from './fanOut.ts';
import { orderApi, settle } from './orderApi.ts';
import { placeAndWait } from './polling.ts';
import { chain, fullyAsync, hybrid } from './styles.ts';

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

console.log('1. One order, accepted and watched\n');
const clock = new SimClock();
const documents = new MemDocuments();
const network = new HttpNetwork(clock, new FaultPlan(new Rng(50), { delay: [10, 20] }));
network.host('order', orderApi(documents));
clock.after(1_600, () => settle(documents, 'ord-1001', 'APPROVED'));
const watching = placeAndWait(network.fetch, clock, ({ method, url }, response, state) => {
  const line = [
    String(clock.elapsed()).padStart(5),
    'ms ',
    `${method} ${new URL(url).pathname}`.padEnd(24),
    `${response.status} ${state.padEnd(9)}`,
    ...(response.headers.has('location') ? [`Location: ${response.headers.get('location')} `] : []),
    ...(response.headers.has('retry-after') ? [`Retry-After: ${response.headers.get('retry-after')}`] : []),
  ];
  console.log(line.join(' ').trimEnd());
});
await clock.runUntilIdle();
await watching;

console.log(`\n2. ${ORDERS} orders in a minute; payment is down for 8 s, inventory for 3 s\n`);
const runs = [
  { name: 'chain', ...(await run(chain, 1)) },
  { name: 'hybrid', ...(await run(hybrid, 1)) },
  { name: 'async', ...(await run(fullyAsync, 1)) },
];
console.log(
  table(
    ['style', 'accepted', 'refused', 'errors', 'answer p50', 'answer p99', 'taken back', 'charged in vain'],
    runs.map(({ name, served }) => {
      const answered = (answer: string) => served.filter((each) => each.answer === answer);
      const waits = served.map(({ waited }) => waited);
      return [
        name,
        answered('accepted').length,
        answered('refused').length,
        answered('error').length,
        `${percentile(waits, 0.5)} ms`,
        `${percentile(waits, 0.99)} ms`,
        answered('accepted').filter(({ order }) => order.state === 'REJECTED').length,
        served.filter(({ order }) => order.state === 'REJECTED' && order.charged).length,
      ];
    }),
  ),
);

console.log('\n   How long an accepted order stays PENDING after the answer\n');
console.log(
  table(
    ['style', 'p50', 'p99', 'longest'],
    runs.map(({ name, served }) => {
      const pending = served
        .filter(({ answer }) => answer === 'accepted')
        .map(({ order, waited }) => Math.max(0, (order.settledAt ?? 0) - order.placedAt - waited));
      const shown = [percentile(pending, 0.5), percentile(pending, 0.99), Math.max(...pending)];
      return [name, ...shown.map((ms) => `${ms} ms`)];
    }),
  ),
);

console.log("\n3. Little's law: open requests = arrivals per second x seconds each takes\n");
console.log(
  table(
    ['style', 'arrivals', 'mean answer', 'product', 'counted'],
    runs.map(({ name, served, inFlight }) => {
      const wait = mean(served.map(({ waited }) => waited));
      return [name, '20 /s', `${wait.toFixed(0)} ms`, ((20 * wait) / 1_000).toFixed(2), inFlight.toFixed(2)];
    }),
  ),
);

console.log('\n4. A queue that gets 11 messages a second and does 10\n');
const endless = overload();
const limited = overload(60);
console.log(
  table(
    ['after', 'waiting', 'oldest', 'limited to 60 s', 'oldest', 'refused'],
    [10, 20, 30, 60].map((minute) => {
      const [without, withLimit] = [endless[minute - 1], limited[minute - 1]];
      if (!without || !withLimit) throw new RangeError(`no minute ${minute}`);
      return [
        `${minute} min`,
        without.waiting,
        `${without.oldest} s`,
        withLimit.waiting,
        `${withLimit.oldest} s`,
        withLimit.refused,
      ];
    }),
  ),
);

console.log('\n5. A page that waits for parallel calls, each of them slow once in a hundred\n');
console.log(
  table(
    ['calls', 'slow pages', '1 - 0.99^n', 'p50', 'p95'],
    [1, 5, 10, 100].map((calls) => {
      const times = pages(calls);
      return [
        calls,
        percent(times.filter(isSlow).length / times.length),
        percent(expectedSlow(calls)),
        `${percentile(times, 0.5)} ms`,
        `${percentile(times, 0.95)} ms`,
      ];
    }),
  ),
);
