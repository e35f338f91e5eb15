import assert from 'node:assert/strict';
import { Rng } from '../../../content/shop/rng.ts';
import { PaymentDeclinedPattern } from '../../../content/snippets/typescript/pb-cep.ts';
import { Watermark } from '../../../content/snippets/typescript/pb-watermark.ts';
import {
  type RevenueWindow,
  RevenueWindows,
  type Timed,
} from '../../../content/snippets/typescript/pb-window.ts';

const at = (seconds: number, amount: number): Timed => ({ key: 'KRW', eventTime: seconds * 1_000, amount });

/** The events in an order in which none comes after one that is more than `disorderMs` newer. */
function disordered(events: readonly Timed[], disorderMs: number, rng: Rng): Timed[] {
  return events
    .map((event) => ({ event, arrival: event.eventTime + rng.next() * disorderMs }))
    .sort((one, other) => one.arrival - other.arrival)
    .map(({ event }) => event);
}

function totals(events: readonly Timed[]): { fired: RevenueWindow[]; late: Timed[] } {
  const watermark = new Watermark([0], () => 0);
  const windows = new RevenueWindows();
  const fired: RevenueWindow[] = [];
  const late: Timed[] = [];
  for (const event of events) {
    const rejected = windows.add(event);
    if (rejected) late.push(rejected.late);
    watermark.observe(0, event.eventTime);
    fired.push(...windows.advance(watermark.current));
  }
  fired.push(...windows.advance(Number.POSITIVE_INFINITY));
  return { fired, late };
}

describe('pb-window and pb-watermark', () => {
  it('fires when the watermark passes the end and sets late data aside', () => {
    const events = [at(1, 10), at(4, 5), at(12, 7), at(9, 3), at(16, 2), at(8, 4), at(21, 1)];
    const { fired, late } = totals(events);
    assert.deepEqual(
      fired.map(({ start, total }) => [start, total]),
      [
        [0, 18],
        [10_000, 9],
        [20_000, 1],
      ],
    );
    assert.deepEqual(late, [at(8, 4)]);
  });

  it('gives the same windows for every order of arrival within the bound', () => {
    const rng = new Rng(8);
    const events = Array.from({ length: 60 }, (_, index) => at(index * 0.7, rng.int(1, 9)));
    const expected = totals(events);
    for (let seed = 1; seed <= 50; seed++) {
      const { fired, late } = totals(disordered(events, 5_000, new Rng(seed)));
      assert.deepEqual(fired, expected.fired);
      assert.deepEqual(late, []);
    }
  });
});

describe('pb-watermark', () => {
  it('follows the slowest partition, but not one that has gone idle, and never goes back', () => {
    let now = 0;
    const watermark = new Watermark([0, 1], () => now);
    watermark.observe(0, 100_000);
    assert.equal(watermark.current, Number.NEGATIVE_INFINITY);
    watermark.observe(1, 50_000);
    assert.equal(watermark.current, 45_000);
    now = 59_000;
    watermark.observe(0, 200_000);
    now = 61_000;
    assert.equal(watermark.current, 195_000);
    watermark.observe(1, 60_000);
    assert.equal(watermark.current, 195_000);
    now = 500_000;
    assert.equal(watermark.current, 195_000);
  });

  it('knows only its partitions', () => {
    assert.throws(() => new Watermark([0], () => 0).observe(1, 0), RangeError);
  });
});

describe('pb-cep', () => {
  const declined = (id: number, seconds: number, customerId = 'cus-1') => ({
    id: `evt-${id}`,
    customerId,
    eventTime: seconds * 1_000,
  });

  function alertsFor(events: readonly ReturnType<typeof declined>[]) {
    const pattern = new PaymentDeclinedPattern();
    for (const event of events) pattern.add(event);
    return pattern.advance(Number.POSITIVE_INFINITY);
  }

  it('finds three within the span, of one customer', () => {
    const events = [
      declined(1, 0),
      declined(2, 59, 'cus-2'),
      declined(3, 30),
      declined(4, 59),
      declined(5, 200),
    ];
    assert.deepEqual(alertsFor(events), [{ customerId: 'cus-1', eventIds: ['evt-1', 'evt-3', 'evt-4'] }]);
    assert.deepEqual(alertsFor([declined(1, 0), declined(2, 30), declined(3, 60)]), []);
  });

  it('finds the same in any order and with repetitions', () => {
    const events = Array.from({ length: 30 }, (_, index) => declined(index, index * 9, `cus-${index % 2}`));
    const expected = alertsFor(events);
    assert.ok(expected.length > 2);
    for (let seed = 1; seed <= 30; seed++) {
      assert.deepEqual(alertsFor(new Rng(seed).shuffle([...events, ...events])), expected);
    }
  });

  it('finds the same when the watermark comes in steps', () => {
    const events = Array.from({ length: 30 }, (_, index) => declined(index, index * 9, `cus-${index % 2}`));
    const pattern = new PaymentDeclinedPattern();
    for (const event of events) pattern.add(event);
    const stepwise = Array.from({ length: 60 }, (_, step) => pattern.advance(step * 10_000)).flat();
    assert.deepEqual(stepwise, alertsFor(events));
  });
});
