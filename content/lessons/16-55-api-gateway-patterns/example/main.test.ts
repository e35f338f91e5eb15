import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Deadline } from '../../../shop/deadline.ts';
import { IDENTITY_HEADER } from '../../../shop/gatewayHeaders.ts';
import { checkInvariants } from '../../../shop/invariants.ts';
import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { inParallel, inSequence, PartMissing } from './compose.ts';
import { cached, careless, orders, product, publicOnly } from './edgeCache.ts';
import { arrivals, buffering, orderEvents, streaming } from './eventStream.ts';
import { forPhone, forWeb, type OrderDetails } from './frontends.ts';
import { orderDetails } from './orderDetails.ts';
import { batched, Shipments } from './resolvers.ts';
import { callsThrough } from './retryLayers.ts';
import { type Behaviour, openServices, usual } from './services.ts';

async function ask(behaviour: Behaviour, { compose = inParallel, user = 'cus-1' } = {}) {
  const clock = new SimClock();
  const { fetch, asked } = openServices(clock, behaviour);
  const handle = orderDetails(clock, fetch, compose);
  const timed = (async () => {
    const headers = { [IDENTITY_HEADER]: user };
    const response = await handle(new Request('http://shop/v1/order-details/ord-1001', { headers }));
    return { ms: clock.elapsed(), response, asked };
  })();
  await clock.runUntilIdle();
  return timed;
}

const bodyOf = async (response: Response) => (await response.json()) as OrderDetails;

test('an answer takes as long as its slowest part, not as long as all of them', async () => {
  assert.equal((await ask(usual, { compose: inSequence })).ms, 210);
  assert.equal((await ask(usual)).ms, 90);
});

test('no answer exceeds the budget, and a 200 has every required part, over 200 seeds', async () => {
  const statuses = new Set<number>();
  for (let seed = 0; seed < 200; seed++) {
    const rng = new Rng(seed);
    const behave = () => (rng.chance(0.2) ? ('broken' as const) : rng.int(10, 400));
    const { ms, response } = await ask({ order: behave(), payment: behave(), shipping: behave() });
    assert.ok(ms <= 300, `seed ${seed}: ${ms} ms`);
    statuses.add(response.status);
    if (response.status !== 200) continue;
    const { order, payment, shipping, partial } = await bodyOf(response);
    assert.ok(order.orderId && payment.captured);
    assert.deepEqual(partial, shipping ? [] : ['shipping']);
  }
  assert.deepEqual([...statuses].sort(), [200, 502, 504]);
});

test('without a required part the answer is an error that names it', async () => {
  const { response } = await ask({ ...usual, payment: 2_000 });
  assert.equal(response.status, 504);
  assert.equal(((await response.json()) as { part: string }).part, 'payment');
});

test('when a required part has failed, the others are stopped', async () => {
  const clock = new SimClock();
  const signals: AbortSignal[] = [];
  const parts = ['payment', 'order'].map((name) => ({
    name,
    url: `http://${name}/`,
    required: true,
    limitMs: 300,
  }));
  const composing = inParallel(parts, new Deadline(clock, 300), (request) => {
    signals.push(request.signal);
    return request.url.includes('payment') ? Promise.reject(new TypeError('refused')) : new Promise(() => {});
  });
  await assert.rejects(composing, PartMissing);
  assert.equal(signals[1]?.aborted, true);
});

test('services see who asks, and the order of another does not exist', async () => {
  assert.equal((await ask(usual, { user: 'cus-2' })).response.status, 404);
});

test('each client gets its own shape, and both say what is missing', async () => {
  const details = await bodyOf((await ask({ ...usual, shipping: 'broken' })).response);
  assert.deepEqual(forPhone(details), { id: 'ord-1001', state: 'APPROVED', parcel: 'unknown' });
  assert.deepEqual(forWeb(details).partial, ['shipping']);
});

test('I6: a cache shows nobody the orders of another, and still serves what is public', async () => {
  const violations = async (policy: typeof careless) => {
    const handle = cached(policy, orders);
    const responses = [];
    for (const askedBy of ['cus-1', 'cus-2', 'cus-1'] as const) {
      const headers = { [IDENTITY_HEADER]: askedBy };
      const response = await handle(new Request('http://shop/v1/orders', { headers }));
      responses.push({ askedBy, owners: [((await response.json()) as { owner: 'cus-1' }).owner] });
    }
    return checkInvariants({ responses }).map(({ invariant }) => invariant);
  };
  assert.deepEqual(await violations(careless), ['I6']);
  assert.deepEqual(await violations(publicOnly), []);

  let reads = 0;
  const handle = cached(publicOnly, (request) => {
    reads++;
    return product(request);
  });
  for (let nth = 0; nth < 3; nth++) await handle(new Request('http://shop/v1/products/SKU-BOOK'));
  assert.equal(reads, 1);
});

test('a bridge that streams delivers each event when it happens', async () => {
  const timesThrough = async (bridge: (response: Response) => Response | Promise<Response>) => {
    const clock = new SimClock();
    const times = (async () => arrivals(clock, await bridge(orderEvents(clock))))();
    await clock.runUntilIdle();
    return times;
  };
  assert.deepEqual(await timesThrough(streaming), [50, 1_000, 3_000]);
  assert.deepEqual(await timesThrough(buffering), [3_000, 3_000, 3_000]);
});

test('a batch asks once a turn and gives everyone its own answer', async () => {
  const shipments = new Shipments();
  const load = batched(shipments);
  assert.deepEqual(await Promise.all([load('a'), load('b')]), ['shipment of a', 'shipment of b']);
  assert.equal(await load('c'), 'shipment of c');
  assert.equal(shipments.calls, 2);
});

test('retries at several layers multiply', async () => {
  assert.equal(await callsThrough([3, 3, 3]), 27);
  assert.equal(await callsThrough([1, 3, 1]), 3);
});
