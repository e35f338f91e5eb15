import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BreakerOpen } from './circuitBreaker.ts';
import { BUDGET_HEADER } from './deadline.ts';
import { FaultPlan } from './faultPlan.ts';
import { type Access, Gateway, type GatewayOptions, unauthenticated } from './gateway.ts';
import { HttpNetwork } from './httpNetwork.ts';
import type { Handler } from './problem.ts';
import { Rng } from './rng.ts';
import { type Route, RouteTable } from './routeTable.ts';
import { SimClock } from './simClock.ts';

const routes: Route[] = [
  { method: 'POST', path: '/v1/orders', upstream: 'order', timeoutMs: 1_000 },
  { method: 'GET', path: '/v1/orders/{orderId}', upstream: 'order', timeoutMs: 1_000 },
  { method: 'GET', path: '/v1/stock/{sku}', upstream: 'inventory', timeoutMs: 300, isPublic: true },
];

function open(service: Handler, options: Partial<GatewayOptions> = {}) {
  const clock = new SimClock();
  const network = new HttpNetwork(clock, new FaultPlan(new Rng(1), { delay: [5, 5] }));
  for (const { upstream } of routes) network.host(upstream, service);
  const log: Access[] = [];
  const gateway = new Gateway({
    clock,
    routes: new RouteTable(routes),
    fetch: network.fetch,
    authenticate: (request) => {
      const token = request.headers.get('authorization');
      if (token === null) return undefined;
      if (!token.startsWith('Bearer cus-')) throw unauthenticated('no good');
      return { subject: token.slice(7), scope: [] };
    },
    limits: { peer: () => 0, subject: () => 0 },
    onAccess: (access) => log.push(access),
    ...options,
  });
  const send = async (method: string, path: string, init: RequestInit = {}) => {
    const headers = { authorization: 'Bearer cus-1', ...(init.headers as Record<string, string>) };
    const response = gateway.handle(new Request(`http://shop${path}`, { ...init, method, headers }));
    await clock.runUntilIdle();
    return response;
  };
  return { clock, gateway, send, log };
}

test('a request reaches its service, and the answer comes back', async () => {
  const { send, log } = open(async (request) =>
    Response.json({ path: new URL(request.url).pathname, body: await request.text() }, { status: 201 }),
  );
  const response = await send('POST', '/v1/orders', { body: '{"sku":"SKU-BOOK"}' });
  assert.equal(response.status, 201);
  assert.deepEqual(await response.json(), { path: '/v1/orders', body: '{"sku":"SKU-BOOK"}' });
  assert.deepEqual(log, [
    { method: 'POST', route: '/v1/orders', upstream: 'order', subject: 'cus-1', status: 201, ms: 10 },
  ]);
});

test('headers that clients must not set do not get in, nor internal ones out', async () => {
  let seen = new Headers();
  const { send } = open((request) => {
    seen = request.headers;
    return new Response('ok', { headers: { etag: '"1"', 'x-query': 'SELECT', 'set-cookie': 'a=b' } });
  });
  const response = await send('GET', '/v1/orders/ord-1001', {
    headers: {
      'x-user-id': 'cus-2',
      'x-role': 'admin',
      cookie: 'a=b',
      traceparent: 't',
      'idempotency-key': 'k',
    },
  });
  assert.deepEqual(
    [...seen.keys()].sort(),
    ['idempotency-key', 'traceparent', BUDGET_HEADER, 'x-user-id', 'x-user-scope'].sort(),
  );
  assert.equal(seen.get('x-user-id'), 'cus-1');
  assert.equal(seen.get(BUDGET_HEADER), '1000');
  assert.deepEqual([...response.headers.keys()].sort(), ['content-type', 'etag']);
});

test('a request without credentials has no identity, and reaches public routes only', async () => {
  let seen: string | null = '';
  const { gateway, clock } = open((request) => {
    seen = request.headers.get('x-user-id');
    return new Response('5');
  });
  const anonymous = (path: string) =>
    gateway.handle(new Request(`http://shop${path}`, { headers: { 'x-user-id': 'cus-1' } }));
  const response = anonymous('/v1/stock/SKU-LAMP');
  await clock.runUntilIdle();
  assert.equal((await response).status, 200);
  assert.equal(seen, null);
  assert.equal((await anonymous('/v1/orders/ord-1001')).status, 401);
});

test('404, 405, 413 and 401 are answered here', async () => {
  const { send } = open(() => assert.fail('the service is not to be asked'));
  assert.equal((await send('GET', '/v1/payments')).status, 404);
  const wrong = await send('DELETE', '/v1/orders');
  assert.deepEqual([wrong.status, wrong.headers.get('allow')], [405, 'POST']);
  assert.equal((await send('POST', '/v1/orders', { body: 'x'.repeat(70_000) })).status, 413);
  assert.equal(
    (await send('GET', '/v1/orders/o', { headers: { authorization: 'Bearer forged' } })).status,
    401,
  );
});

test('silence is 504, a broken answer 502, a call that was not made 503', async () => {
  const slow = open(() => new Promise<Response>(() => {}));
  assert.equal((await slow.send('GET', '/v1/orders/ord-1001')).status, 504);
  assert.equal(slow.log[0]?.ms, 1_000);
  const broken = open(() => new Response(), { fetch: () => Promise.reject(new TypeError('terminated')) });
  assert.equal((await broken.send('GET', '/v1/orders/ord-1001')).status, 502);
  for (const error of [
    new BreakerOpen(),
    new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }),
  ]) {
    const closed = open(() => new Response(), { fetch: () => Promise.reject(error) });
    assert.equal((await closed.send('GET', '/v1/orders/ord-1001')).status, 503);
  }
});

test('when the client goes, so does the request to the service', async () => {
  let signal: AbortSignal | undefined;
  const { gateway, clock, log } = open(() => new Response(), {
    fetch: (request) => {
      signal = request.signal;
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal?.reason)));
    },
  });
  const client = new AbortController();
  const headers = { authorization: 'Bearer cus-1' };
  const response = gateway.handle(new Request('http://shop/v1/orders/o', { headers, signal: client.signal }));
  await clock.runFor(1);
  client.abort();
  await response;
  assert.equal(signal?.aborted, true);
  assert.equal(log[0]?.status, 499);
});

test('a client may shorten the deadline, not lengthen it', async () => {
  for (const [granted, ms] of [
    ['200', 200],
    ['9000', 1_000],
  ] as const) {
    const { send, log } = open(() => new Promise<Response>(() => {}));
    await send('GET', '/v1/orders/ord-1001', { headers: { [BUDGET_HEADER]: granted } });
    assert.equal(log[0]?.ms, ms);
  }
});

test('the limit by address is met before credentials are looked at', async () => {
  let looks = 0;
  const { send } = open(() => new Response('ok'), {
    authenticate: () => {
      looks++;
      return undefined;
    },
    limits: { peer: () => 1_500, subject: () => 0 },
  });
  const response = await send('GET', '/v1/stock/SKU-LAMP');
  assert.deepEqual([response.status, response.headers.get('retry-after'), looks], [429, '2', 0]);
});
