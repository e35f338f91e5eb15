import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FaultPlan } from './faultPlan.ts';
import { HttpNetwork } from './httpNetwork.ts';
import { Rng } from './rng.ts';
import { SimClock } from './simClock.ts';

function open(rates = {}) {
  const clock = new SimClock();
  const network = new HttpNetwork(clock, new FaultPlan(new Rng(1), { delay: [10, 10], ...rates }));
  return { clock, network };
}

test('a request takes one delay, the answer another; reading a body takes no virtual time', async () => {
  const { clock, network } = open();
  network.host('echo', async (request) => Response.json({ got: await request.json(), at: clock.elapsed() }));
  const response = network.fetch(new Request('http://echo/', { method: 'POST', body: '{"quantity":2}' }));
  let answered = 0;
  const body = response.then((value) => {
    answered = clock.elapsed();
    return value.json();
  });
  clock.after(500, () => {});
  await clock.runUntilIdle();
  assert.deepEqual(await body, { got: { quantity: 2 }, at: 10 });
  assert.equal(answered, 20);
});

test('a lost message leaves the request unanswered until its client gives up', async () => {
  const { clock, network } = open({ drop: 1 });
  network.host('payment', () => assert.fail('nothing arrives'));
  const client = new AbortController();
  const response = network.fetch(new Request('http://payment/', { signal: client.signal }));
  clock.after(100, () => client.abort(new Error('gave up')));
  const rejected = assert.rejects(response, /gave up/);
  await clock.runUntilIdle();
  await rejected;
});

test('a request that was given up before is not sent', async () => {
  const { clock, network } = open();
  network.host('payment', () => assert.fail('nothing arrives'));
  const request = new Request('http://payment/', { signal: AbortSignal.abort(new Error('gave up')) });
  await assert.rejects(network.fetch(request), /gave up/);
  await clock.runUntilIdle();
});

test('a server learns that its client has given up', async () => {
  const { clock, network } = open();
  const seen: boolean[] = [];
  network.host('slow', async (request) => {
    await clock.sleep(200);
    seen.push(request.signal.aborted);
    return new Response();
  });
  const client = new AbortController();
  const rejected = assert.rejects(network.fetch(new Request('http://slow/', { signal: client.signal })));
  clock.after(100, () => client.abort());
  await clock.runUntilIdle();
  await rejected;
  assert.deepEqual(seen, [true]);
});

test('an error of the server is a 500, and an unknown host an error of the client', async () => {
  const { clock, network } = open();
  network.host('bad', () => {
    throw new Error('out of paper');
  });
  const response = network.fetch(new Request('http://bad/'));
  await clock.runUntilIdle();
  assert.equal((await response).status, 500);
  await assert.rejects(network.fetch(new Request('http://nobody/')), /no host nobody/);
});
