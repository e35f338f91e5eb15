import { IDENTITY_HEADER } from '../../../shop/gatewayHeaders.ts';
import { checkInvariants } from '../../../shop/invariants.ts';
import { table } from '../../../shop/print.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { type Compose, inParallel, inSequence } from './compose.ts';
import { cached, careless, orders, publicOnly } from './edgeCache.ts';
import { arrivals, buffering, orderEvents, streaming } from './eventStream.ts';
import { forPhone, forWeb, type OrderDetails } from './frontends.ts';
import { orderDetails } from './orderDetails.ts';
import { batched, oneByOne, Shipments } from './resolvers.ts';
import { callsThrough } from './retryLayers.ts';
import { type Behaviour, openServices, usual } from './services.ts';

const asCustomer = (user: string, path: string) =>
  new Request(`http://shop${path}`, { headers: { [IDENTITY_HEADER]: user } });

async function ask(compose: Compose, behaviour: Behaviour) {
  const clock = new SimClock();
  const { fetch } = openServices(clock, behaviour);
  const handle = orderDetails(clock, fetch, compose);
  const timed = (async () => {
    const response = await handle(asCustomer('cus-1', '/v1/order-details/ord-1001'));
    return { ms: clock.elapsed(), status: response.status, body: (await response.json()) as OrderDetails };
  })();
  await clock.runUntilIdle();
  return timed;
}

console.log('GET /v1/order-details/ord-1001, budget 300 ms\n');
const cases: [string, Compose, Behaviour][] = [
  ['in sequence', inSequence, usual],
  ['in parallel', inParallel, usual],
  ['shipping hangs', inParallel, { ...usual, shipping: 2_000 }],
  ['shipping is broken', inParallel, { ...usual, shipping: 'broken' }],
  ['payment hangs', inParallel, { ...usual, payment: 2_000 }],
  ['payment is broken', inParallel, { ...usual, payment: 'broken' }],
];
const rows: (string | number)[][] = [];
for (const [name, compose, behaviour] of cases) {
  const { ms, status, body } = await ask(compose, behaviour);
  rows.push([name, ms, status, body.partial ? JSON.stringify(body.partial) : '-']);
}
console.log(table(['', 'ms', 'status', 'partial'], rows));

console.log('\nOne answer, two clients, while shipping hangs\n');
const { body } = await ask(inParallel, { ...usual, shipping: 2_000 });
console.log(`phone  ${JSON.stringify(forPhone(body))}`);
console.log(`web    ${JSON.stringify(forWeb(body))}`);

console.log("\ncus-1 and then cus-2 read their orders through the gateway's cache\n");
for (const [name, policy] of [
  ['everything, by path', careless],
  ['public only', publicOnly],
] as const) {
  const handle = cached(policy, orders);
  const responses = [];
  for (const askedBy of ['cus-1', 'cus-2'] as const) {
    const { owner } = (await (await handle(asCustomer(askedBy, '/v1/orders'))).json()) as { owner: 'cus-1' };
    responses.push({ askedBy, owners: [owner] });
  }
  const violations = checkInvariants({ responses }).map(
    ({ invariant, subject }) => `${invariant} ${subject}`,
  );
  console.log(`${name}: ${violations.join(', ') || 'nobody sees the orders of another'}`);
}

console.log('\nEvents sent at 50, 1,000 and 3,000 ms, and when they arrive\n');
for (const [name, bridge] of [
  ['buffering', buffering],
  ['streaming', streaming],
] as const) {
  const clock = new SimClock();
  const times = (async () => arrivals(clock, await bridge(orderEvents(clock))))();
  await clock.runUntilIdle();
  console.log(`${name}: ${(await times).join(', ')} ms`);
}

console.log('\nTen orders and their shipments, calls to shipping\n');
const orderIds = Array.from({ length: 10 }, (_, nth) => `ord-${1001 + nth}`);
const [single, batch] = [new Shipments(), new Shipments()];
await oneByOne(orderIds, single);
await Promise.all(orderIds.map(batched(batch)));
console.log(`one resolver each: ${single.calls}\nbatched: ${batch.calls}`);

console.log('\nOne request to a service that is down, calls it gets\n');
console.log(`retries at the client, the gateway and the mesh: ${await callsThrough([3, 3, 3])}`);
console.log(`retries at one layer: ${await callsThrough([1, 3, 1])}`);
