import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drain } from './consume.ts';
import { FaultPlan } from './faultPlan.ts';
import { MemLog } from './memLog.ts';
import { Rng } from './rng.ts';

const TOPIC = 'shop.order.events.v1';

function logOfThree(): MemLog<string> {
  const log = new MemLog<string>();
  for (const value of ['placed', 'approved', 'cancelled']) log.append(TOPIC, 'ord-1001', value);
  return log;
}

test('drain handles and commits everything', async () => {
  const log = logOfThree();
  const seen: string[] = [];
  assert.equal(await drain(log.join('query', TOPIC), (value) => void seen.push(value)), 3);
  assert.deepEqual(seen, ['placed', 'approved', 'cancelled']);
  assert.equal(log.lag('query', TOPIC), 0);
});

test('a crash before the commit repeats the record', async () => {
  const seen: string[] = [];
  const faults = new FaultPlan(new Rng(1)).crashAt('query-1:before-commit', 2);
  await drain(logOfThree().join('query', TOPIC), (value) => void seen.push(value), faults);
  assert.deepEqual(seen, ['placed', 'approved', 'approved', 'cancelled']);
});

test('a crash before the handler loses nothing', async () => {
  const seen: string[] = [];
  const faults = new FaultPlan(new Rng(1)).crashAt('query-1:before-handle', 2);
  await drain(logOfThree().join('query', TOPIC), (value) => void seen.push(value), faults);
  assert.deepEqual(seen, ['placed', 'approved', 'cancelled']);
});

test('a bug in the handler is not a crash', async () => {
  const bug = () => {
    throw new TypeError('a bug');
  };
  await assert.rejects(drain(logOfThree().join('query', TOPIC), bug), TypeError);
});
