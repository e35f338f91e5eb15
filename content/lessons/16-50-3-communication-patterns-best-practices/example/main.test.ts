import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemDocuments } from '../../../shop/documents.ts';
import { FaultPlan } from '../../../shop/faultPlan.ts';
import { HttpNetwork } from '../../../shop/httpNetwork.ts';
import { checkInvariants } from '../../../shop/invariants.ts';
import { won } from '../../../shop/money.ts';
import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { overload } from './backlog.ts';
import { mean, type Run, run as runOnce } from './compare.ts';
import { expectedSlow, isSlow, pages } from './fanOut.ts';
import { orderApi, settle } from './orderApi.ts';
import { placeAndWait } from './polling.ts';
import { LAMPS } from './services.ts';
import { chain, fullyAsync, hybrid, type Style } from './styles.ts';

const SEEDS = [1, 2, 3];

const runs = new Map<string, Promise<Run>>();

/** Each run is made once: it is the same for every test that looks at it. */
function run(style: Style, seed: number): Promise<Run> {
  const key = `${style.name} ${seed}`;
  const made = runs.get(key) ?? runOnce(style, seed);
  runs.set(key, made);
  return made;
}

const accepted = ({ served }: Run) => served.filter(({ answer }) => answer === 'accepted');

function broken(result: Run) {
  const orders = accepted(result).map(({ order: { orderId, state } }) => ({
    orderId,
    state,
    total: won(42_000),
  }));
  const reserved = result.served.filter(({ order }) => order.reserved).length;
  const stock = [{ sku: 'SKU-LAMP' as const, received: LAMPS, reserved, sold: 0 }];
  return checkInvariants({ orders, stock, drained: true });
}

test('I1, I4: whatever the style, nothing is oversold and every accepted order is settled', async () => {
  for (const seed of SEEDS) {
    for (const style of [chain, hybrid, fullyAsync]) assert.deepEqual(broken(await run(style, seed)), []);
  }
});

test('the hybrid accepts at least as many orders as the chain, and charges nobody in vain', async () => {
  for (const seed of SEEDS) {
    const [slow, quick] = [await run(chain, seed), await run(hybrid, seed)];
    assert.ok(accepted(quick).length >= accepted(slow).length);
    assert.ok(slow.served.some(({ order }) => order.state === 'REJECTED' && order.charged));
    assert.ok(!quick.served.some(({ order }) => order.state === 'REJECTED' && order.charged));
  }
});

test("Little's law holds: what was counted is arrivals times time", async () => {
  for (const style of [chain, hybrid, fullyAsync]) {
    const { served, inFlight } = await run(style, 1);
    const product = (20 * mean(served.map(({ waited }) => waited))) / 1_000;
    assert.ok(Math.abs(product - inFlight) < 0.05, `${product} and ${inFlight}`);
  }
});

test('a lost answer makes no second order: the client repeats the key', async () => {
  const documents = new MemDocuments();
  const place = () =>
    orderApi(documents)(
      new Request('http://order/v1/orders', { method: 'POST', headers: { 'idempotency-key': 'basket-7' } }),
    );
  await place();
  const again = await place();
  assert.equal(again.headers.get('location'), '/v1/orders/ord-1001');
  assert.equal(documents.all('orders').length, 1);
  assert.equal(documents.all('outbox').length, 1);
});

test('polling ends with the settled order, and keeps the distance it was asked for', async () => {
  const clock = new SimClock();
  const documents = new MemDocuments();
  const network = new HttpNetwork(clock, new FaultPlan(new Rng(1), { delay: [5, 50] }));
  network.host('order', orderApi(documents));
  clock.after(5_000, () => settle(documents, 'ord-1001', 'REJECTED'));
  const times: number[] = [];
  const state = placeAndWait(network.fetch, clock, () => times.push(clock.elapsed()));
  await clock.runUntilIdle();
  assert.equal(await state, 'REJECTED');
  assert.ok(times.slice(1).every((time, index) => time - (times[index] ?? 0) >= 1_000));
});

test('a limit on waiting keeps the age; without one it grows for as long as the overload lasts', () => {
  assert.ok(overload(60).every(({ oldest }) => oldest <= 60));
  const ages = overload().map(({ oldest }) => oldest);
  assert.deepEqual(
    ages,
    ages.toSorted((a, b) => a - b),
  );
  assert.equal(ages.at(-1), 360);
});

test('fan-out: the share of slow pages follows 1 - 0.99^n', () => {
  for (const calls of [1, 5, 10, 100]) {
    const slow = pages(calls).filter(isSlow).length / 10_000;
    assert.ok(Math.abs(slow - expectedSlow(calls)) < 0.015, `${calls} calls: ${slow}`);
  }
});
