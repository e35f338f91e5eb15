import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Counter, exposition, Gauge, Histogram } from './metrics.ts';

const labels = { route: ['/v1/orders', '/v1/orders/{id}'], outcome: ['ok', 'error'] };

test('a value that was not declared is counted as other, so series stay within the limit', () => {
  const counter = new Counter('requests_total', 'Requests.', labels);
  for (let nth = 0; nth < 1_000; nth++) counter.add({ route: `/v1/orders/ord-${nth}`, outcome: `${nth}` });
  assert.equal(counter.limit, 9);
  assert.deepEqual(counter.samples(), [
    { suffix: '', labels: { route: 'other', outcome: 'other' }, value: 1_000 },
  ]);
});

test('a label that was not declared is left out', () => {
  const gauge = new Gauge('open', 'Open.', { state: ['PENDING'] });
  gauge.set({ state: 'PENDING', orderId: 'ord-1001' }, 3);
  assert.equal(exposition([gauge]), '# HELP open Open.\n# TYPE open gauge\nopen{state="PENDING"} 3');
});

test('the buckets of a histogram are cumulative, and the last one holds everything', () => {
  const histogram = new Histogram('seconds', 'How long.', {}, [0.1, 1]);
  for (const value of [0.05, 0.1, 0.5, 7]) histogram.observe({}, value);
  assert.deepEqual(
    histogram.samples().map(({ suffix, labels: { le }, value }) => [suffix, le, value]),
    [
      ['_bucket', '0.1', 2],
      ['_bucket', '1', 3],
      ['_bucket', '+Inf', 4],
      ['_sum', undefined, 7.65],
      ['_count', undefined, 4],
    ],
  );
});
