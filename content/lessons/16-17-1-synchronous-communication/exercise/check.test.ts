import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderId } from '../../../shop/domain.ts';
import { subject } from '../../../shop/exercise.ts';
import { FaultPlan, type FaultRates } from '../../../shop/faultPlan.ts';
import { HttpNetwork } from '../../../shop/httpNetwork.ts';
import { IdempotencyKeys } from '../../../shop/idempotencyKeys.ts';
import { checkInvariants } from '../../../shop/invariants.ts';
import type { Handler } from '../../../shop/problem.ts';
import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { openDatabase } from '../../../shop/sqlite.ts';

const { PaymentClient } = await subject<typeof import('./solution.ts')>(import.meta.url);

function open(seed: number, rates: FaultRates = {}) {
  const clock = new SimClock();
  const rng = new Rng(seed);
  const network = new HttpNetwork(clock, new FaultPlan(rng, { delay: [1, 10], ...rates }));
  const sent: number[] = [];
  const client = new PaymentClient({
    clock,
    rng,
    fetch: (request) => {
      sent.push(clock.elapsed());
      return network.fetch(request);
    },
  });
  return { clock, network, client, sent };
}

/** A provider that heeds keys, and charges again for a request without one. */
function provider(clock: SimClock): { handle: Handler; charged: string[] } {
  const keys = new IdempotencyKeys(openDatabase(), clock);
  const charged: string[] = [];
  const handle: Handler = async (request) => {
    const body = (await request.clone().json()) as { orderId: string };
    const store = () => void charged.push(body.orderId);
    if (request.headers.has('idempotency-key')) {
      return keys.run('shop', request, async () => ({ status: 201, body, store }));
    }
    store();
    return Response.json(body, { status: 201 });
  };
  return { handle, charged };
}

test('I3: an order is charged once, however often the answer is lost', async () => {
  for (let seed = 0; seed < 5; seed++) {
    const { clock, network, client } = open(seed, { drop: 0.05 });
    const { handle, charged } = provider(clock);
    network.host('card', handle);
    for (let nth = 1; nth <= 100; nth++) {
      clock.after(nth * 50, () => client.charge('card', orderId(nth), 15_000).then(undefined, () => {}));
    }
    await clock.runUntilIdle();
    assert.deepEqual(checkInvariants({ effects: charged }), []);
    assert.ok(charged.length > 50, 'the client goes on charging');
  }
});

test('a lost answer is asked for again', async () => {
  const { clock, network, client, sent } = open(1);
  const { handle } = provider(clock);
  let first = true;
  network.host('card', async (request) => {
    const response = await handle(request);
    if (!first) return response;
    first = false;
    return new Promise<never>(() => {});
  });
  const response = client.charge('card', 'ord-1001', 15_000);
  await clock.runUntilIdle();
  assert.equal((await response).status, 201);
  assert.equal(sent.length, 2);
});

test('attempts stay within 1.1 of the requests while the provider is overloaded', async () => {
  const { clock, network, client, sent } = open(1);
  let calls = 0;
  network.host('card', () => new Response(null, { status: calls++ % 3 === 0 ? 201 : 503 }));
  for (let nth = 1; nth <= 200; nth++) {
    clock.after(nth * 50, () => client.charge('card', orderId(nth), 15_000).then(undefined, () => {}));
  }
  await clock.runUntilIdle();
  assert.ok(sent.length >= 190, `only ${sent.length} attempts: most requests are to be tried`);
  assert.ok(sent.length <= Math.ceil(1.1 * 200), `${sent.length} attempts for 200 requests`);
});

test('clients that fail together do not come back together', async () => {
  const { clock, network, client, sent } = open(1);
  let ill = false;
  network.host('card', () => new Response(null, { status: ill ? 429 : 201 }));
  for (let nth = 1; nth <= 100; nth++) {
    clock.after(nth, () => client.charge('card', orderId(nth), 15_000).then(undefined, () => {}));
  }
  await clock.runFor(1_000);
  ill = true;
  const before = sent.length;
  const storm = Array.from({ length: 20 }, (_, nth) => client.charge('card', orderId(200 + nth), 1));
  await clock.runUntilIdle();
  await Promise.allSettled(storm);
  const waits = sent.slice(before + 20).map((at) => at - 1_000);
  assert.ok(Math.max(...waits) - Math.min(...waits) > 50, `repeated after ${waits.join(', ')} ms`);
  assert.ok(Math.min(...waits) < 60, 'full jitter reaches down to 0');
});

test('an ill provider does not stop calls to another', async () => {
  const { clock, network, client } = open(1);
  network.host('card', () => new Response(null, { status: 500 }));
  network.host('bank', () => new Response(null, { status: 201 }));
  for (let nth = 1; nth <= 10; nth++) {
    clock.after(nth * 10, () => client.charge('card', orderId(nth), 15_000).then(undefined, () => {}));
  }
  await clock.runFor(500);
  const response = client.charge('bank', 'ord-2001', 15_000);
  await clock.runUntilIdle();
  assert.equal((await response).status, 201);
});
