import { burnRules } from '../../../shop/burnRate.ts';
import { exposition } from '../../../shop/metrics.ts';
import { table } from '../../../shop/print.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { type Alert, cost, incidents, replay, simpleRule } from './incidents.ts';
import { logLine } from './log.ts';
import { badHour, isGood, observe, red } from './requests.ts';
import { reachableFrom, spanTable } from './spanTree.ts';
import { TracedShop } from './tracedShop.ts';

console.log('1. Three orders; the bank refuses the second one once\n');
const clock = new SimClock();
const shop = new TracedShop(clock, 40, ['ord-1002']);
shop.run(600);
for (const [at, id] of [
  [0, 'ord-1001'],
  [90, 'ord-1002'],
  [180, 'ord-1003'],
] as const) {
  clock.after(at, () => shop.place(id));
}
await clock.runUntilIdle();
const root = shop.spans.find(({ attributes }) => attributes?.orderId === 'ord-1002');
const traces = reachableFrom(shop.spans, root?.traceId ?? '');
console.log(
  spanTable(
    shop.spans,
    shop.spans.filter(({ traceId }) => traces.has(traceId)),
  ),
);

console.log('\n2. 20,000 requests of a bad hour\n');
const requests = badHour();
const metric = red();
for (const request of requests) observe(metric, request);
const seconds = requests.map((request) => request.seconds).toSorted((a, b) => a - b);
const percentile = (share: number) => `${(seconds[Math.ceil(share * seconds.length) - 1] ?? 0) * 1_000} ms`;
const mean = seconds.reduce((total, each) => total + each, 0) / seconds.length;
const good = requests.filter(isGood).length / requests.length;
console.log(`mean ${(mean * 1_000).toFixed(0)} ms, p50 ${percentile(0.5)}, p99 ${percentile(0.99)}`);
console.log(`good: ${(good * 100).toFixed(2)} % were answered without an error within 500 ms`);
const lines = exposition([metric]).split('\n');
console.log(`\n${lines.slice(0, 9).join('\n')}\n…\n`);
console.log(`label sets with route and outcome: never more than ${metric.limit}`);
console.log(
  `label sets with the path itself: ${new Set(requests.map(({ path }) => path)).size} in this hour`,
);

console.log('\n3. A log line, made from everything the handler knows\n');
console.log(
  logLine({
    event: 'payment.captured',
    orderId: 'ord-1002',
    outcome: 'ok',
    ms: 61,
    traceId: root?.traceId,
    email: 'jisoo@example.com',
    card: '4111 1111 1111 1111',
  }),
);

console.log('\n4. Five incidents against a target of 99.9 % in 30 days\n');
const shown = (alert: Alert | undefined) =>
  alert ? [`${alert.severity} after ${alert.from} min`, `${alert.overAfter} min`] : ['-', '-'];
console.log(
  table(
    ['incident', 'budget spent', '1 % in 5 min', 'over after', 'burn rates', 'over after'],
    incidents.map((incident) => [
      incident.name,
      `${(cost(incident) * 100).toFixed(1)} %`,
      ...shown(replay(incident, [simpleRule])),
      ...shown(replay(incident, burnRules)),
    ]),
  ),
);
