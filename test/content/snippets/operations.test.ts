import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SimClock } from '../../../content/shop/simClock.ts';
import { translateCustomer } from '../../../content/snippets/typescript/pb-acl.ts';
import { orderContract, verifyProvider } from '../../../content/snippets/typescript/pb-contract-test.ts';
import { type Drill, runDrill } from '../../../content/snippets/typescript/pb-drill.ts';
import { Health } from '../../../content/snippets/typescript/pb-health.ts';
import { checkShop } from '../../../content/snippets/typescript/pb-invariant.ts';
import { measure } from '../../../content/snippets/typescript/pb-openloop-bench.ts';
import { paymentInProcess, paymentOverHttp } from '../../../content/snippets/typescript/pb-port-adapter.ts';
import { RequestMetrics } from '../../../content/snippets/typescript/pb-red-metrics.ts';
import { shutDown } from '../../../content/snippets/typescript/pb-sigterm.ts';

describe('pb-red-metrics', () => {
  it('has few series, whatever clients send', () => {
    const metrics = new RequestMetrics(['/v1/orders/{id}']);
    for (let index = 0; index < 100; index++) metrics.observe(`/v1/orders/ord-${index}`, 404, 0.01);
    metrics.observe('/v1/orders/{id}', 200, 0.02);
    metrics.observe('/v1/orders/{id}', 200, 60);
    const lines = String(metrics).split('\n');
    assert.equal(lines.filter((line) => line.includes('_count')).length, 2);
    const name = 'http_server_request_duration_seconds';
    assert.ok(lines.includes(`${name}_bucket{route="/v1/orders/{id}",status="2xx",le="0.01"} 0`));
    assert.ok(lines.includes(`${name}_bucket{route="/v1/orders/{id}",status="2xx",le="0.025"} 1`));
    assert.ok(lines.includes(`${name}_bucket{route="/v1/orders/{id}",status="2xx",le="+Inf"} 2`));
    assert.ok(lines.includes(`${name}_count{route="other",status="4xx"} 100`));
  });
});

describe('pb-health', () => {
  let databaseUp = true;
  const make = () =>
    new Health({
      database: async () => {
        if (!databaseUp) throw new Error('down');
      },
    });

  it('is ready when it has started, and unready after repeated failures, but alive', async () => {
    const health = make();
    assert.deepEqual(
      [health.respond('/health/startup')?.status, health.respond('/health/ready')?.status],
      [503, 503],
    );
    health.markStarted();
    assert.equal(health.respond('/health/ready')?.status, 200);
    databaseUp = false;
    await health.refresh();
    await health.refresh();
    assert.equal(health.respond('/health/ready')?.status, 200);
    await health.refresh();
    assert.deepEqual(health.respond('/health/ready'), { status: 503, body: 'failing: database' });
    assert.equal(health.respond('/health/live')?.status, 200);
    databaseUp = true;
    await health.refresh();
    assert.equal(health.respond('/health/ready')?.status, 200);
  });

  it('is unready while it drains, and answers nothing else', () => {
    const health = make();
    health.markStarted();
    health.markDraining();
    assert.equal(health.respond('/health/ready')?.body, 'draining');
    assert.equal(health.respond('/orders'), undefined);
  });
});

describe('pb-sigterm', () => {
  it('serves while traffic moves away, finishes what runs, and then closes the rest in turn', async () => {
    const events: string[] = [];
    let finishRequest = () => {};
    const server = createServer((request, response) => {
      if (request.url === '/slow') finishRequest = () => response.end('done');
      else response.end('fast');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const arrived = new Promise((resolve) => server.once('request', resolve));
    const slow = fetch(`${base}/slow`).then((response) => response.text());
    await arrived;

    const closing = shutDown({
      markDraining: () => events.push('draining'),
      server,
      closeables: [
        { close: async () => events.push('consumer') },
        { close: () => Promise.reject(new Error('pool')) },
        { close: async () => events.push('last') },
      ],
      settleMs: 1_000,
    });
    assert.equal(await (await fetch(`${base}/fast`)).text(), 'fast');
    while (server.listening) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(events, ['draining']);
    finishRequest();
    assert.equal(await slow, 'done');
    await assert.rejects(closing, AggregateError);
    assert.deepEqual(events, ['draining', 'consumer', 'last']);
    await assert.rejects(fetch(`${base}/fast`));
  });

  it('breaks off what does not end in time', async () => {
    const server = createServer(() => undefined);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const arrived = new Promise((resolve) => server.once('request', resolve));
    const hanging = fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    hanging.catch(() => undefined);
    await arrived;
    await shutDown({ markDraining: () => undefined, server, closeables: [], settleMs: 1, drainMs: 20 });
    await assert.rejects(hanging);
  });
});

describe('pb-openloop-bench', () => {
  it('shows a stall that a closed loop would hide', async () => {
    const clock = new SimClock();
    const bench = { now: () => clock.elapsed(), sleep: (ms: number) => clock.sleep(ms) };
    // The service stands still from second 4 to second 5.
    let waiting = 0;
    let mostWaiting = 0;
    const request = async () => {
      const sinceStall = clock.elapsed() - 4_000;
      mostWaiting = Math.max(mostWaiting, ++waiting);
      await clock.sleep(sinceStall >= 0 && sinceStall < 1_000 ? 1_000 - sinceStall + 1 : 1);
      waiting--;
    };
    const measuring = measure(request, 100, bench, 10_000);
    await clock.runUntilIdle();
    const result = await measuring;
    assert.deepEqual([result.requests, result.failures, result.p50], [1_000, 0, 1]);
    assert.ok(result.p99 >= 900 && result.max >= 1_000, JSON.stringify(result));
    assert.ok(mostWaiting >= 100, 'goes on sending while the service stands still');
  });

  it('counts failures', async () => {
    const clock = new SimClock();
    const bench = { now: () => clock.elapsed(), sleep: (ms: number) => clock.sleep(ms) };
    const measuring = measure(() => Promise.reject(new Error('503')), 10, bench, 1_000);
    await clock.runUntilIdle();
    assert.deepEqual(await measuring, { requests: 10, failures: 10, p50: 0, p99: 0, max: 0 });
  });
});

describe('pb-drill', () => {
  /** A system that heals itself `heals` milliseconds after the fault. */
  async function drill(heals: number, violations: string[] = [], healthyBefore = true) {
    const clock = new SimClock();
    let brokenAt = healthyBefore ? Number.POSITIVE_INFINITY : 0;
    let removed = 0;
    const plan: Drill = {
      hypothesis: 'views come back',
      recoverWithinMs: 10_000,
      isHealthy: async () => clock.elapsed() < brokenAt || clock.elapsed() - brokenAt >= heals,
      inject: async () => {
        brokenAt = clock.elapsed();
      },
      remove: async () => void removed++,
      violations: async () => violations,
    };
    const running = runDrill(plan, { now: () => clock.elapsed(), sleep: (ms) => clock.sleep(ms) });
    await clock.runUntilIdle();
    return { ...(await running), removed };
  }

  it('says whether the hypothesis held, and takes the fault away', async () => {
    const { outcome, recoveredAfterMs, removed } = await drill(3_000);
    assert.deepEqual([outcome, recoveredAfterMs, removed], ['held', 3_000, 1]);
    assert.deepEqual((await drill(3_000, ['ord-1001 lost'])).outcome, 'violated');
    const late = await drill(60_000);
    assert.deepEqual([late.outcome, late.removed], ['not recovered', 1]);
  });

  it('breaks nothing that is broken already', async () => {
    const { outcome, removed } = await drill(60_000, [], false);
    assert.deepEqual([outcome, removed], ['not healthy before', 0]);
  });
});

describe('pb-invariant', () => {
  const stock = { sku: 'SKU-LAMP', received: 5, reserved: 2, sold: 3 };
  const order = {
    orderId: 'ord-1001',
    status: 'APPROVED',
    total: 42_000,
    captured: 42_000,
    refunded: 0,
  } as const;

  it('finds an oversell and money that does not fit the outcome, and nothing else', () => {
    const pending = { ...order, status: 'PENDING', captured: 0 } as const;
    assert.deepEqual(checkShop({ stock: [stock], orders: [order, pending] }), []);
    const violations = checkShop({
      stock: [{ ...stock, sold: 4 }],
      orders: [order, { ...order, orderId: 'ord-1002', status: 'REJECTED' }],
    });
    assert.deepEqual(
      violations.map(({ subject }) => subject),
      ['SKU-LAMP', 'ord-1002'],
    );
    assert.match(violations[0]?.invariant ?? '', /reserved and sold/);
  });
});

describe('pb-port-adapter', () => {
  const request = { key: 'ord-1001/authorize', orderId: 'ord-1001', amount: 45_000 };

  it('gives the same answers in process and over the network', async () => {
    const inProcess = paymentInProcess(async (_, amount) => ({ ok: amount < 50_000 }));
    assert.equal(await inProcess.authorize(request), 'authorized');
    assert.equal(await inProcess.authorize({ ...request, amount: 60_000 }), 'declined');

    const remote = (answer: () => Promise<Response>) =>
      paymentOverHttp(new URL('http://payment.internal'), (url, init) => {
        assert.equal(url.pathname, '/v1/authorizations');
        assert.equal(new Headers(init.headers).get('idempotency-key'), request.key);
        return answer();
      }).authorize(request);
    assert.equal(await remote(async () => new Response(null, { status: 201 })), 'authorized');
    assert.equal(await remote(async () => new Response(null, { status: 402 })), 'declined');
    assert.equal(await remote(async () => new Response(null, { status: 503 })), 'unknown');
    assert.equal(await remote(() => Promise.reject(new Error('timeout'))), 'unknown');
  });
});

describe('pb-acl', () => {
  it('translates what it knows and sets the rest aside', () => {
    assert.deepEqual(translateCustomer({ KUNNR: '0000004711', NAME1: ' Kim ', SPERR: 'X', LAND1: 'KR' }), {
      customer: { customerId: '4711', name: 'Kim', status: 'blocked' },
    });
    for (const record of [
      null,
      'x',
      {},
      { KUNNR: 1, NAME1: 'Kim', SPERR: '' },
      { KUNNR: '1', NAME1: 'K', SPERR: 'Z' },
    ]) {
      assert.ok('untranslatable' in translateCustomer(record));
    }
    assert.ok('untranslatable' in translateCustomer({ KUNNR: '000', NAME1: 'Kim', SPERR: '' }));
  });
});

describe('pb-contract-test', () => {
  const prepared: string[] = [];
  const verify = (answers: Record<string, Response>) =>
    verifyProvider(
      new URL('http://order.internal'),
      orderContract,
      async (state) => void prepared.push(state),
      async (url) => answers[url.pathname] ?? new Response(null, { status: 500 }),
    );
  const problem = (body: unknown) =>
    new Response(JSON.stringify(body), {
      status: 404,
      headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    });

  it('accepts a provider that gives more than is read', async () => {
    const mismatches = await verify({
      '/v1/orders/ord-1001': Response.json({
        orderId: 'ord-1001',
        total: { amount: 1, currency: 'KRW' },
        note: '',
      }),
      '/v1/orders/ord-9999': problem({ type: 'about:blank', title: 'No such order', status: 404 }),
    });
    assert.deepEqual(mismatches, []);
    assert.deepEqual(prepared, ['order ord-1001 exists']);
  });

  it('names every difference', async () => {
    const mismatches = await verify({
      '/v1/orders/ord-1001': Response.json({ orderId: 'ord-1001', total: '15000' }),
      '/v1/orders/ord-9999': Response.json({ message: 'not found' }, { status: 404 }),
    });
    assert.deepEqual(mismatches, [
      'shows an order: body.total is no object',
      'says in a way a program can read that there is no such order: content-type is "application/json", not "application/problem+json"',
      'says in a way a program can read that there is no such order: body.type is undefined, not string',
      'says in a way a program can read that there is no such order: body.status is undefined, not 404',
    ]);
  });
});
