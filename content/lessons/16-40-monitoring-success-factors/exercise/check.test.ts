import assert from 'node:assert/strict';
import { test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';

const { OrderMonitor } = await subject<typeof import('./solution.ts')>(import.meta.url);

function observed(seconds: readonly number[]) {
  const monitor = new OrderMonitor();
  for (const [nth, each] of seconds.entries()) {
    monitor.observe({ orderId: `ord-${1_001 + nth}`, outcome: 'ok', seconds: each });
  }
  return monitor;
}

/** `count` requests: `slow` of them take four seconds, the others 40 ms. */
const requests = (count: number, slow: number) =>
  Array.from({ length: count }, (_, nth) => (nth < slow ? 4 : 0.04));

/** Minutes with 200 requests each, of which a share fails; the minutes in which somebody was woken. */
function replay(monitor: InstanceType<typeof OrderMonitor>, minutes: number, errors: number): number[] {
  const woken: number[] = [];
  for (let minute = 1; minute <= minutes; minute++) {
    for (let nth = 0; nth < 200; nth++) {
      const outcome = nth < 200 * errors ? 'error' : 'ok';
      monitor.observe({ orderId: `ord-${minute * 1_000 + nth}`, outcome, seconds: 0.04 });
    }
    if (monitor.endOfMinute() === 'page') woken.push(minute);
  }
  return woken;
}

/** After six quiet hours. */
function during(minutes: number, errors: number): number[] {
  const monitor = new OrderMonitor();
  replay(monitor, 360, 0);
  return replay(monitor, minutes, errors);
}

test('5,000 orders make no more series than 50', () => {
  assert.equal(observed(requests(5_000, 0)).seriesCount(), observed(requests(50, 0)).seriesCount());
});

test('three customers in a hundred wait for four seconds: that is slow', () => {
  assert.equal(observed(requests(1_000, 30)).isSlow(), true);
});

test('everybody is served in 40 ms, and one waits for an hour: that is not slow', () => {
  assert.equal(observed([...requests(5_000, 0), 3_600]).isSlow(), false);
});

test('two minutes of 10 % errors wake nobody', () => {
  assert.deepEqual(during(2, 0.1), []);
});

test('two minutes of nothing but errors wake somebody', () => {
  assert.notDeepEqual(during(2, 1), []);
});

test('an hour at 15 times the budget wakes somebody', () => {
  assert.notDeepEqual(during(60, 0.015), []);
});

test('1 % of errors for a night wakes somebody', () => {
  assert.notDeepEqual(during(480, 0.01), []);
});
