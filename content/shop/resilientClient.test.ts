import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Deadline } from './deadline.ts';
import { FaultPlan, type FaultRates } from './faultPlan.ts';
import { HttpNetwork } from './httpNetwork.ts';
import type { Handler } from './problem.ts';
import { ResilientClient } from './resilientClient.ts';
import { Rng } from './rng.ts';
import { SimClock } from './simClock.ts';

function open(handle: Handler, rates: FaultRates = { delay: [5, 20] }) {
  const clock = new SimClock();
  const rng = new Rng(1);
  const network = new HttpNetwork(clock, new FaultPlan(rng, rates)).host('payment', handle);
  const states: string[] = [];
  const client = new ResilientClient({
    clock,
    rng,
    fetch: network.fetch,
    onBreaker: (host, state) => states.push(`${host} ${state}`),
  });
  const post = (key?: string, budgetMs = 2_000) =>
    client.request(
      new Request('http://payment/v1/payments', {
        method: 'POST',
        headers: key === undefined ? {} : { 'idempotency-key': key },
        body: '{}',
      }),
      new Deadline(clock, budgetMs),
    );
  return { clock, client, post, states, network };
}

/** Requests that earn the budget of the ones under test. */
async function quiet(clock: SimClock, post: (key: string) => Promise<Response>, count: number) {
  for (let nth = 0; nth < count; nth++) {
    const response = post(`quiet-${nth}`);
    await clock.runUntilIdle();
    await response;
  }
}

test('a request with a key is repeated until it is answered, one without is not', async () => {
  let calls = 0;
  let ill = false;
  const { clock, post } = open(() => {
    calls++;
    return new Response(null, { status: ill ? 503 : 201 });
  });
  await quiet(clock, post, 20);
  ill = true;
  calls = 0;
  const keyed = post('k-1');
  clock.after(60, () => {
    ill = false;
  });
  await clock.runUntilIdle();
  assert.equal((await keyed).status, 201);
  assert.ok(calls > 1);
  ill = true;
  calls = 0;
  const keyless = post();
  await clock.runUntilIdle();
  assert.equal((await keyless).status, 503);
  assert.equal(calls, 1);
});

test('nothing is answered after the deadline, however slow the server is', async () => {
  let hangs = false;
  const { clock, post } = open(() => (hangs ? new Promise(() => {}) : new Response()));
  await quiet(clock, post, 50);
  hangs = true;
  for (const budget of [50, 300, 550, 700]) {
    const start = clock.now();
    const end = assert.rejects(post('k-1', budget)).then(() => clock.now());
    await clock.runUntilIdle();
    assert.ok((await end) - start <= budget);
  }
});

test('repetitions stay within a tenth of the requests', async () => {
  let calls = 0;
  const { clock, post } = open(() => new Response(null, { status: calls++ % 3 === 0 ? 201 : 503 }));
  for (let nth = 0; nth < 200; nth++) clock.after(nth * 20, () => void post(`k-${nth}`));
  await clock.runUntilIdle();
  assert.equal(calls, 220);
});

test('every attempt says how much time is left', async () => {
  const budgets: number[] = [];
  const { clock, post } = open((request) => {
    budgets.push(Number(request.headers.get('x-time-budget-ms')));
    return new Response();
  });
  const response = post('k-1', 120);
  await clock.runUntilIdle();
  await response;
  assert.deepEqual(budgets, [120]);
});

test('an ill host opens its own breaker and no other', async () => {
  const { clock, client, post, states, network } = open(() => new Response(null, { status: 500 }));
  network.host('shipping', () => new Response());
  await quiet(clock, post, 5);
  await assert.rejects(post('k-1'), { name: 'BreakerOpen' });
  const other = client.request(new Request('http://shipping/'), new Deadline(clock, 500));
  await clock.runUntilIdle();
  assert.equal((await other).status, 200);
  assert.deepEqual(states, ['payment open']);
});

test('a retry that the breaker refuses does not hide that a call was made', async () => {
  const { clock, post, states } = open(() => new Promise(() => {}));
  const names = Promise.all(
    Array.from({ length: 5 }, (_, nth) => post(`k-${nth}`).catch(({ name }: Error) => name)),
  );
  await clock.runUntilIdle();
  assert.deepEqual(states, ['payment open']);
  assert.deepEqual(
    await names,
    Array.from({ length: 5 }, () => 'TimedOut'),
  );
});

test('calls that cannot all run are refused, and the refused ones were never sent', async () => {
  let calls = 0;
  const { clock, post } = open(async () => {
    calls++;
    await clock.sleep(100);
    return new Response();
  });
  const results = Promise.allSettled(Array.from({ length: 50 }, (_, nth) => post(`k-${nth}`)));
  await clock.runUntilIdle();
  const refused = (await results).filter(({ status }) => status === 'rejected').length;
  assert.deepEqual([calls, refused], [40, 10]);
});
