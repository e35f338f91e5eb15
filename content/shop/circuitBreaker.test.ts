import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BreakerOpen, type BreakerState, CircuitBreaker } from './circuitBreaker.ts';
import { SimClock } from './simClock.ts';

const ill = () => Promise.reject(new Error('ill'));
const well = () => Promise.resolve('well');

function open() {
  const clock = new SimClock();
  const states: BreakerState[] = [];
  const breaker = new CircuitBreaker({
    clock,
    failures: 3,
    restMs: 1_000,
    onChange: (state) => states.push(state),
  });
  const fail = async (times: number) => {
    for (let time = 0; time < times; time++) await assert.rejects(breaker.run(ill), /ill/);
  };
  return { clock, breaker, states, fail };
}

test('three failures in a row open it; a success in between starts the count again', async () => {
  const { breaker, fail } = open();
  await fail(2);
  await breaker.run(well);
  await fail(2);
  assert.equal(breaker.state, 'closed');
  await fail(1);
  assert.equal(breaker.state, 'open');
  await assert.rejects(breaker.run(well), BreakerOpen);
});

test('after a rest one probe decides', async () => {
  const { clock, breaker, states, fail } = open();
  await fail(3);
  await clock.runFor(1_000);
  let answer = (_: string) => {};
  const probe = breaker.run(() => new Promise<string>((resolve) => (answer = resolve)));
  await assert.rejects(breaker.run(well), BreakerOpen, 'only one probe');
  answer('well');
  assert.equal(await probe, 'well');
  assert.deepEqual(states, ['open', 'half-open', 'closed']);
});

test('a failed probe starts another rest', async () => {
  const { clock, breaker, fail } = open();
  await fail(3);
  await clock.runFor(1_000);
  await fail(1);
  await clock.runFor(999);
  await assert.rejects(breaker.run(well), BreakerOpen);
  await clock.runFor(1);
  assert.equal(await breaker.run(well), 'well');
});

test('an answer can be a failure as well', async () => {
  const { breaker } = open();
  for (let time = 0; time < 3; time++)
    await breaker.run(
      async () => 503,
      (status) => status < 500,
    );
  assert.equal(breaker.state, 'open');
});

test('the outcome of a call that began before the last change says nothing', async () => {
  const { clock, breaker, fail } = open();
  const hold = () => {
    let answer = (_: string) => {};
    const early = breaker.run(() => new Promise<string>((resolve) => (answer = resolve)));
    return { early, answer: () => answer('well') };
  };
  const first = hold();
  await fail(3);
  await clock.runFor(1_000);
  const probe = hold();
  first.answer();
  await first.early;
  assert.equal(breaker.state, 'half-open', 'only the probe decides');
  probe.answer();
  await probe.early;
  assert.equal(breaker.state, 'closed');
});
