import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FaultPlan } from './faultPlan.ts';
import { MemLog, partitionOf } from './memLog.ts';
import { Rng } from './rng.ts';

const TOPIC = 'shop.order.events.v1';

function filled(keys: readonly string[]): MemLog<number> {
  const log = new MemLog<number>();
  for (const [value, key] of keys.entries()) log.append(TOPIC, key, value);
  return log;
}

test('records of one key stand in one partition, in order', () => {
  const log = filled(['ord-1001', 'ord-1002', 'ord-1001', 'ord-1003', 'ord-1001']);
  const partition = partitionOf('ord-1001', 3);
  const mine = log.read(TOPIC, partition).filter(({ key }) => key === 'ord-1001');
  assert.deepEqual(
    mine.map(({ value }) => value),
    [0, 2, 4],
  );
  assert.equal(log.all(TOPIC).length, 5);
});

test('a consumer polls every record once, and a second group again', () => {
  const log = filled(['a', 'b', 'c', 'd']);
  for (const group of ['query', 'notification']) {
    const consumer = log.join(group, TOPIC);
    const seen: number[] = [];
    for (let record = consumer.poll(); record; record = consumer.poll()) seen.push(record.value);
    assert.deepEqual(seen.sort(), [0, 1, 2, 3]);
  }
});

test('a restart repeats what was polled and not committed', () => {
  const log = filled(['a', 'a', 'a']);
  const consumer = log.join('query', TOPIC);
  const first = consumer.poll();
  assert.ok(first);
  consumer.commit(first);
  assert.equal(consumer.poll()?.value, 1);
  assert.equal(log.lag('query', TOPIC), 2);
  consumer.restart();
  assert.equal(consumer.poll()?.value, 1);
});

test('members share the partitions, and a leaver hands its own over', () => {
  const log = filled(['a', 'b', 'c', 'd', 'e', 'f']);
  const first = log.join('query', TOPIC, 'query-1');
  const second = log.join('query', TOPIC, 'query-2');
  assert.deepEqual([first.partitions, second.partitions], [[0, 2], [1]]);
  first.leave();
  assert.deepEqual([first.partitions, second.partitions], [[], [0, 1, 2]]);
});

test('a duplicated append stores the record twice, at two offsets', () => {
  const log = new MemLog<string>({ faults: new FaultPlan(new Rng(1), { duplicate: 1 }) });
  log.append(TOPIC, 'a', 'placed');
  assert.deepEqual(
    log.all(TOPIC).map(({ offset, value }) => [offset, value]),
    [
      [0, 'placed'],
      [1, 'placed'],
    ],
  );
});
