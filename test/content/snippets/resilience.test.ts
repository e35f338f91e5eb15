import assert from 'node:assert/strict';
import { FaultPlan, survive } from '../../../content/shop/faultPlan.ts';
import { Rng } from '../../../content/shop/rng.ts';
import { acceptOrder, orderStatus } from '../../../content/snippets/typescript/pb-202-status.ts';
import {
  BreakerOpenError,
  breakerFor,
  CircuitBreaker,
} from '../../../content/snippets/typescript/pb-breaker.ts';
import { Bulkhead, BulkheadFullError } from '../../../content/snippets/typescript/pb-bulkhead.ts';
import {
  budgetHeader,
  Deadline,
  DeadlineExceededError,
} from '../../../content/snippets/typescript/pb-deadline-budget.ts';
import { type ClientDeps, ResilientClient } from '../../../content/snippets/typescript/pb-fetch-resilient.ts';
import { idempotencyTable, once } from '../../../content/snippets/typescript/pb-idempotency-key.ts';
import { ProblemError, problemResponse } from '../../../content/snippets/typescript/pb-problem.ts';
import { Postgres } from './postgres.ts';

const url = new URL('http://payment.internal/v1/captures');
const fail = () => Promise.reject(new Error('down'));

describe('pb-breaker', () => {
  let now = 0;
  const make = () => new CircuitBreaker({ failures: 3, restMs: 100, now: () => now });
  const failing = async (breaker: CircuitBreaker, times: number) => {
    for (let time = 0; time < times; time++) await assert.rejects(breaker.run(fail));
  };

  it('makes no call while it is open and one after the rest', async () => {
    const breaker = make();
    await failing(breaker, 3);
    await assert.rejects(
      breaker.run(() => assert.fail('called')),
      BreakerOpenError,
    );
    now += 100;
    let finish = () => {};
    const probe = breaker.run(() => new Promise<void>((resolve) => (finish = resolve)));
    await assert.rejects(
      breaker.run(() => assert.fail('called')),
      BreakerOpenError,
    );
    finish();
    await probe;
    assert.equal(breaker.state, 'closed');
  });

  it('rests again after a failed probe', async () => {
    const breaker = make();
    await failing(breaker, 3);
    now += 100;
    await failing(breaker, 1);
    assert.equal(breaker.state, 'open');
  });

  it('counts consecutive failures only, and only those that are', async () => {
    const breaker = new CircuitBreaker({
      failures: 2,
      isFailure: (error) => (error as Error).message === 'down',
    });
    await failing(breaker, 1);
    await breaker.run(async () => 'fine');
    await failing(breaker, 1);
    await assert.rejects(breaker.run(() => Promise.reject(new Error('refused'))));
    assert.equal(breaker.state, 'closed');
  });

  it('learns nothing from calls that began before it opened', async () => {
    const breaker = make();
    let finish = () => {};
    const slow = breaker.run(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    );
    await failing(breaker, 3);
    now += 100;
    const probe = breaker.run(() => new Promise<void>(() => undefined));
    finish();
    await slow;
    assert.equal(breaker.state, 'probing');
    void probe;
  });

  it('is one for each host', () => {
    assert.equal(breakerFor(url), breakerFor(new URL('http://payment.internal/other')));
    assert.notEqual(breakerFor(url), breakerFor(new URL('http://order.internal/')));
  });
});

describe('pb-bulkhead', () => {
  it('caps what runs and what waits, and loses no place', async () => {
    const bulkhead = new Bulkhead(2, 3);
    let running = 0;
    let most = 0;
    const call = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      throw new Error('fails');
    };
    for (let round = 0; round < 3; round++) {
      const results = await Promise.allSettled(Array.from({ length: 6 }, () => bulkhead.run(call)));
      const refused = results.filter(
        (result) => (result as PromiseRejectedResult).reason instanceof BulkheadFullError,
      );
      assert.equal(refused.length, 1);
    }
    assert.equal(most, 2);
  });
});

describe('pb-deadline-budget', () => {
  let now = 0;
  const clock = () => now;

  it('takes the smaller budget and passes on what is left', () => {
    const deadline = Deadline.ofRequest(new Headers({ [budgetHeader]: '300' }), 1_000, clock);
    now += 100;
    assert.equal(deadline.forCall(20).headers[budgetHeader], '180');
    assert.equal(
      Deadline.ofRequest(new Headers({ [budgetHeader]: '9000' }), 1_000, clock).remainingMs,
      1_000,
    );
    assert.equal(Deadline.ofRequest(new Headers({ [budgetHeader]: '-1' }), 1_000, clock).remainingMs, 1_000);
  });

  it('starts no call that cannot be in time', () => {
    const deadline = new Deadline(100, clock);
    now += 80;
    assert.throws(() => deadline.forCall(20), DeadlineExceededError);
  });
});

describe('pb-fetch-resilient', () => {
  interface World extends ClientDeps {
    attempts: number;
    slept: number[];
  }

  const world = (answers: (Response | Error)[]): World => {
    const deps: World = {
      attempts: 0,
      slept: [],
      fetch: async (_, init) => {
        assert.ok(init.signal, 'every attempt has a timeout');
        const answer = answers[Math.min(deps.attempts++, answers.length - 1)];
        if (answer instanceof Response) return answer.clone();
        throw answer;
      },
      sleep: async (ms) => deps.slept.push(ms),
      random: () => 0.5,
      now: () => deps.slept.reduce((sum, ms) => sum + ms, 0),
    };
    return deps;
  };
  const unavailable = new Response(null, { status: 503 });

  it('repeats what is idempotent, with growing jittered delays', async () => {
    const deps = world([new Error('reset'), unavailable, new Response('ok')]);
    const client = new ResilientClient(deps);
    await spare(client);
    deps.attempts = 0;
    assert.equal(await (await client.request(url)).text(), 'ok');
    assert.deepEqual(deps.slept, [50, 100]);
  });

  /** Earns the budget for several retries. */
  async function spare(client: ResilientClient): Promise<void> {
    for (let request = 0; request < 20; request++)
      await client.request(url, { method: 'POST' }).catch(() => undefined);
  }

  it('does not repeat a POST whose outcome is unknown, unless it has a key', async () => {
    const deps = world([new Error('reset')]);
    const client = new ResilientClient(deps);
    await assert.rejects(client.request(url, { method: 'POST' }), /reset/);
    assert.equal(deps.attempts, 1);
    await assert.rejects(
      client.request(url, { method: 'POST', headers: { 'Idempotency-Key': 'k' } }),
      /reset/,
    );
    assert.equal(deps.attempts, 3);
  });

  it('does not repeat what will get the same answer', async () => {
    const deps = world([new Response(null, { status: 404 })]);
    assert.equal((await new ResilientClient(deps).request(url)).status, 404);
    assert.equal(deps.attempts, 1);
  });

  it('adds a tenth to the load at most', async () => {
    const deps = world([unavailable]);
    const client = new ResilientClient(deps);
    for (let request = 0; request < 200; request++) await client.request(url);
    assert.ok(deps.attempts <= 200 * 1.1 + 1, String(deps.attempts));
  });

  it('waits as long as it is asked to, and gives up where that is too long', async () => {
    const asked = world([
      new Response(null, { status: 429, headers: { 'retry-after': '1' } }),
      new Response('ok'),
    ]);
    assert.equal((await new ResilientClient(asked).request(url)).status, 200);
    assert.deepEqual(asked.slept, [1_050]);
    const tooLong = world([new Response(null, { status: 429, headers: { 'retry-after': '60' } })]);
    assert.equal((await new ResilientClient(tooLong).request(url)).status, 429);
    assert.equal(tooLong.attempts, 1);
  });
});

describe('pb-idempotency-key', function () {
  this.timeout(20_000);
  const request = { clientId: 'cus-1', key: 'k-1', method: 'POST', path: '/v1/orders', body: '{"total":1}' };
  let database: Postgres;

  beforeEach(async () => {
    database = await Postgres.open(`CREATE TABLE charges (amount integer); ${idempotencyTable}`);
  });

  const charge = (sent: typeof request) =>
    database.inTransaction((transaction) =>
      once(transaction, sent, async () => {
        await transaction.query('INSERT INTO charges VALUES ($1)', [45_000]);
        return { status: 201, body: { charge: 'ch-1' } };
      }),
    );

  it('has one effect and one response, however often the request comes and the process dies', async () => {
    database.under(new FaultPlan(new Rng(3), { crash: 0.4 }));
    const responses = await Promise.all(Array.from({ length: 8 }, () => survive(() => charge(request))));
    for (const response of responses) assert.deepEqual(response, { status: 201, body: { charge: 'ch-1' } });
    assert.equal((await database.rows('SELECT * FROM charges')).length, 1);
  });

  it('refuses another request under the same key, and none of another client', async () => {
    await charge(request);
    assert.equal((await charge({ ...request, body: '{"total":2}' })).status, 422);
    assert.equal((await charge({ ...request, clientId: 'cus-2' })).status, 201);
    assert.equal((await charge({ ...request, key: '' })).status, 400);
    assert.equal((await database.rows('SELECT * FROM charges')).length, 2);
  });
});

describe('pb-202-status', () => {
  const stored = new Map<string, { id: string; status: 'running' | 'failed' }>();
  const operations = {
    accept: async (id: string) => void (stored.has(id) || stored.set(id, { id, status: 'running' })),
    find: async (id: string) => stored.get(id),
  };

  it('answers after the work is stored and tells where to look', async () => {
    const response = await acceptOrder(operations, 'op/1', {});
    assert.equal(response.status, 202);
    assert.equal(response.headers.get('location'), '/v1/order-operations/op%2F1');
    assert.ok(stored.has('op/1'));
    const failing = { ...operations, accept: () => Promise.reject(new Error('disk full')) };
    await assert.rejects(acceptOrder(failing, 'op-2', {}));
  });

  it('reports a failure as an answer and an unknown operation as 404', async () => {
    assert.equal((await orderStatus(operations, 'op/1')).headers.get('retry-after'), '2');
    stored.set('op/1', { id: 'op/1', status: 'failed' });
    const response = await orderStatus(operations, 'op/1');
    assert.deepEqual([response.status, await response.json()], [200, { id: 'op/1', status: 'failed' }]);
    assert.equal((await orderStatus(operations, 'op-9')).status, 404);
  });
});

describe('pb-problem', () => {
  it('shows what a client can act on', async () => {
    const error = new ProblemError(409, 'out-of-stock', 'SKU-BOOK has 1 left', { sku: 'SKU-BOOK', left: 1 });
    const response = problemResponse(error, () => assert.fail('reported'));
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    assert.deepEqual(await response.json(), {
      type: 'https://shop.example.com/problems/out-of-stock',
      title: 'Out of stock',
      status: 409,
      detail: 'SKU-BOOK has 1 left',
      sku: 'SKU-BOOK',
      left: 1,
    });
  });

  it('shows nothing of what nobody foresaw but the id it is reported with', async () => {
    let reported = '';
    const response = problemResponse(new Error('password=1'), (_, id) => {
      reported = id;
    });
    const body = await response.text();
    assert.equal(response.status, 500);
    assert.ok(body.includes(reported) && reported !== '' && !body.includes('password'));
  });
});
