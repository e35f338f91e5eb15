import { table } from '../../../shop/print.ts';
import { Rng } from '../../../shop/rng.ts';
import { FraudPattern } from './fraud.ts';
import {
  AddingSink,
  Prices,
  type Restart,
  runJob,
  type Sale,
  type Sink,
  salesOf,
  UpsertSink,
} from './revenue.ts';
import { Watermark } from './watermark.ts';
import { type Assign, hopping, sessions, type Timed, tumbling, type Window, Windows } from './windows.ts';

const input: readonly Timed[] = (
  [
    [1, 10],
    [4, 5],
    [12, 7],
    [9, 3],
    [16, 2],
    [8, 4],
    [21, 1],
  ] as const
).map(([at, value]) => ({ key: 'shop', at, value }));

const show = ({ start, end, sum }: Window) => `[${start},${end})=${sum}`;

console.log('Windows of 10 s, events at most 5 s out of order\n');
const watermark = new Watermark(5);
const windows = new Windows(tumbling(10));
for (const event of input) {
  const inTime = windows.add(event);
  const now = watermark.observe(event.at);
  const fired = windows.advance(now).map((window) => `${show(window)} @wm ${now}`);
  const news = inTime ? fired : [`late t=${event.at} v=${event.value}`];
  console.log(
    `t=${String(event.at).padEnd(3)} v=${String(event.value).padEnd(3)} wm ${String(now).padEnd(3)} ${news.join(' ')}`.trimEnd(),
  );
}
console.log(`end of input:     ${windows.advance(Infinity).map(show).join(', ')}`);

console.log('\nThe same events by the time of arrival, and by event time\n');
const sums = (assign: Assign, timeOf: (event: Timed, index: number) => number) => {
  const all = new Windows(assign);
  input.forEach((event, index) => void all.add({ ...event, at: timeOf(event, index) }));
  return all.advance(Infinity).map(show).join(' ');
};
const live = (_: Timed, index: number) => index * 3;
const replayed = (_: Timed, index: number) => index;
const happened = (event: Timed) => event.at;
console.log(
  table(
    ['clock', 'windows'],
    [
      ['arrival, live', sums(tumbling(10), live)],
      ['arrival, replayed', sums(tumbling(10), replayed)],
      ['event time', sums(tumbling(10), happened)],
      ['event time, hopping by 5', sums(hopping(10, 5), happened)],
      ['event time, sessions, gap 4', sessions(input, 4).map(show).join(' ')],
    ],
  ),
);

console.log('\nTwo partitions, and one falls silent\n');
const both = new Watermark(5, 2);
both.observe(20, 0);
console.log(`both have reached 20:             wm ${both.observe(20, 1)}`);
console.log(`partition 0 has reached 300:      wm ${both.observe(300, 0)}`);
console.log(`partition 1 is marked as idle:    wm ${both.markIdle(1)}`);

const sales = salesOf(new Rng(2), 60);
const prices = new Prices();
prices.set('SKU-BOOK', 15_000, 0);
prices.set('SKU-LAMP', 42_000, 0);
prices.set('SKU-LAMP', 35_000, 60);
const priced =
  (time: (sale: Sale) => number) =>
  (sale: Sale): Timed => {
    return { key: sale.sku, at: sale.at, value: sale.quantity * prices.at(sale.sku, time(sale)) };
  };
const atEventTime = priced((sale) => sale.at);
const atArrival = priced(() => 120);
console.log('\nRevenue of 60 sales; the lamp gets cheaper at t=60\n');
console.log(`price of the time of sale:        ₩${runJob(sales, atEventTime, new UpsertSink())}`);
console.log(`price of the time of reading:     ₩${runJob(sales, atArrival, new UpsertSink())}`);

console.log('\nThe job dies after 37 sales\n');
const run = (sink: Sink, restart?: Restart) => `₩${runJob(sales, atEventTime, sink, restart)}`;
const checkpoint: Restart = { at: 37, from: 'checkpoint' };
const empty: Restart = { at: 37, from: 'empty state' };
console.log(
  table(
    ['starts again with', 'the sink', 'revenue'],
    [
      ['(does not die)', 'adds', run(new AddingSink())],
      ['empty state', 'writes by window', run(new UpsertSink(), empty)],
      ['checkpoint', 'adds', run(new AddingSink(), checkpoint)],
      ['checkpoint', 'writes by window', run(new UpsertSink(), checkpoint)],
    ],
  ),
);

console.log('\nThree declined cards in 60 s, in order of arrival\n');
const fraud = new FraudPattern();
const mark = new Watermark(30);
const declines = [
  { id: 'payment-1', customerId: 'cus-1', at: 10 },
  { id: 'payment-2', customerId: 'cus-2', at: 15 },
  { id: 'payment-4', customerId: 'cus-1', at: 62 },
  { id: 'payment-3', customerId: 'cus-1', at: 35 },
  { id: 'payment-3', customerId: 'cus-1', at: 35 },
  { id: 'payment-5', customerId: 'cus-2', at: 70 },
  { id: 'payment-6', customerId: 'cus-2', at: 95 },
] as const;
for (const event of declines) {
  fraud.add(event);
  const now = mark.observe(event.at);
  const alerts = fraud.advance(now).map((run) => `alert: ${run.map(({ id }) => id).join(', ')}`);
  console.log(
    `t=${String(event.at).padEnd(3)} ${event.customerId}  wm ${String(now).padEnd(4)} ${alerts.join()}`.trimEnd(),
  );
}
console.log(`end of input:       ${fraud.advance(Infinity).length} more alerts`);
