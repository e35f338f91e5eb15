import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemDocuments } from '../../../shop/documents.ts';
import { orderId } from '../../../shop/domain.ts';
import { subject } from '../../../shop/exercise.ts';

const { SagaMonitor } = await subject<typeof import('./solution.ts')>(import.meta.url);

const NOW = 1_000_000;

/** `count` sagas: the n-th came into its phase `n` seconds ago. */
function monitored(count: number) {
  const documents = new MemDocuments();
  const monitor = new SagaMonitor(documents);
  for (let nth = 1; nth <= count; nth++) {
    monitor.store({ orderId: orderId(nth), phase: 'forward', since: NOW - nth * 1_000 });
  }
  return { documents, monitor };
}

/** The samples by their labels, without comments. */
const samples = (text: string) =>
  new Map(
    text
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .map((line): [string, number] => [
        line.slice(0, line.lastIndexOf(' ')),
        Number(line.split(' ').at(-1)),
      ]),
  );

test('a restart changes nothing', () => {
  const { documents, monitor } = monitored(20);
  const before = samples(monitor.exposition(NOW));
  assert.deepEqual(samples(new SagaMonitor(documents).exposition(NOW)), before);
});

test('500 sagas make no more series than five', () => {
  const series = (count: number) => samples(monitored(count).monitor.exposition(NOW)).size;
  assert.equal(series(500), series(5));
});

test('the oldest counts, however many young ones there are', () => {
  const { monitor } = monitored(99);
  monitor.store({ orderId: orderId(100), phase: 'forward', since: NOW - 850_000 });
  assert.equal(samples(monitor.exposition(NOW)).get('saga_oldest_seconds{phase="forward"}'), 850);
});

test('a saga is in one phase, the one it is in now', () => {
  const { monitor } = monitored(10);
  for (const nth of [1, 2, 3]) monitor.store({ orderId: orderId(nth), phase: 'compensated', since: NOW });
  const found = samples(monitor.exposition(NOW));
  assert.equal(found.get('sagas{phase="forward"}'), 7);
  assert.equal(found.get('sagas{phase="compensated"}'), 3);
});
