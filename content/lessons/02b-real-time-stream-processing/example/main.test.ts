import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Rng } from '../../../shop/rng.ts';
import { type Declined, FraudPattern } from './fraud.ts';
import { AddingSink, BOUND, disorder, runJob, type Sale, salesOf, UpsertSink } from './revenue.ts';
import { Watermark } from './watermark.ts';
import { byStart, hopping, sessions, type Timed, tumbling, Windows } from './windows.ts';

const SEEDS = Array.from({ length: 100 }, (_, seed) => seed);

/** Windows as they fire over a whole input, and how many events came too late. */
function stream(events: readonly Timed[], bound = BOUND) {
  const watermark = new Watermark(bound);
  const windows = new Windows(tumbling(10));
  let late = 0;
  const fired = events.flatMap((event) => {
    if (!windows.add(event)) late++;
    return windows.advance(watermark.observe(event.at));
  });
  return { fired: [...fired, ...windows.advance(Number.POSITIVE_INFINITY)].sort(byStart), late };
}

function someEvents(rng: Rng): Timed[] {
  return Array.from({ length: 40 }, () => ({ key: 'shop', at: rng.int(0, 80), value: rng.int(1, 9) })).sort(
    (one, other) => one.at - other.at,
  );
}

test('every order of arrival with at most 5 s of disorder gives the same windows', () => {
  for (const seed of SEEDS) {
    const rng = new Rng(seed);
    const events = someEvents(rng);
    const { fired, late } = stream(disorder(events, rng));
    assert.equal(late, 0);
    assert.deepEqual(fired, stream(events).fired);
  }
});

test('with a bound that is too small, some events come too late', () => {
  const late = SEEDS.map((seed) => {
    const rng = new Rng(seed);
    return stream(disorder(someEvents(rng), rng), 1).late;
  });
  assert.ok(late.some((count) => count > 0));
});

test('an idle partition holds the watermark back until it is marked', () => {
  const watermark = new Watermark(5, 2);
  assert.equal(watermark.observe(100, 0), Number.NEGATIVE_INFINITY);
  assert.equal(watermark.markIdle(1), 95);
  assert.equal(watermark.observe(20, 1), 95, 'it never goes back');
});

test('a time belongs to size / hop windows, and a session ends with a gap', () => {
  assert.deepEqual(hopping(10, 5)(12), [
    { start: 10, end: 20 },
    { start: 5, end: 15 },
  ]);
  const at = (time: number): Timed => ({ key: 'shop', at: time, value: 1 });
  assert.deepEqual(
    sessions([at(20), at(1), at(4)], 4).map(({ start, end, sum }) => [start, end, sum]),
    [
      [1, 8, 2],
      [20, 24, 1],
    ],
  );
});

test('wherever the job dies, a checkpoint and a sink that writes by window give the right revenue', () => {
  const sales = salesOf(new Rng(2), 60);
  const inPieces = ({ sku, at, quantity }: Sale): Timed => ({ key: sku, at, value: quantity });
  const right = sales.reduce((total, { quantity }) => total + quantity, 0);
  const diesAt = (at: number, from: 'checkpoint' | 'empty state', sink = new UpsertSink()) =>
    runJob(sales, inPieces, sink, { at, from });
  const everywhere = sales.map((_, at) => at);

  for (const at of everywhere) assert.equal(diesAt(at, 'checkpoint'), right, `dies at ${at}`);
  assert.ok(everywhere.some((at) => diesAt(at, 'empty state') < right));
  assert.ok(
    everywhere.some((at) => runJob(sales, inPieces, new AddingSink(), { at, from: 'checkpoint' }) > right),
  );
});

test('the pattern is found in every order of arrival, once, and not across more than 60 s', () => {
  const declined = (id: number, at: number): Declined => ({ id: `payment-${id}`, customerId: 'cus-1', at });
  const cases: [Declined[], number][] = [
    [[declined(1, 10), declined(2, 35), declined(3, 62)], 1],
    [[declined(1, 10), declined(2, 40), declined(3, 71)], 0],
    [[declined(1, 10), declined(2, 35), declined(2, 35)], 0],
  ];
  for (const [events, expected] of cases) {
    for (const seed of SEEDS) {
      const pattern = new FraudPattern();
      for (const event of new Rng(seed).shuffle(events)) pattern.add(event);
      assert.equal(pattern.advance(Number.POSITIVE_INFINITY).length, expected);
    }
  }
});
