import assert from 'node:assert/strict';
import { Rng } from '../../../content/shop/rng.ts';
import { tooManyRequests } from '../../../content/snippets/typescript/pb-429.ts';
import { forward, routes } from '../../../content/snippets/typescript/pb-gateway-route.ts';
import { RateLimiter } from '../../../content/snippets/typescript/pb-gcra.ts';

describe('pb-gateway-route', () => {
  const identity = { subject: 'cus-1' };
  const request = (path: string, init?: RequestInit) => new Request(`https://shop.example.com${path}`, init);

  it('passes on what belongs to the message and nothing a client may not claim', async () => {
    let sent: { url: URL; headers: Headers } | undefined;
    const headers = {
      authorization: 'Bearer t',
      cookie: 'session=1',
      'x-authenticated-subject': 'cus-2',
      'x-private': '1',
      connection: 'x-private',
      accept: 'application/json',
    };
    const response = await forward(
      request('/v1/orders/ord-1001?full=1', { headers }),
      identity,
      async (url, init) => {
        sent = { url, headers: init.headers as Headers };
        return new Response('order', { headers: { 'keep-alive': 'timeout=5', etag: '"1"' } });
      },
    );
    assert.equal(String(sent?.url), 'http://order.internal:8080/v1/orders/ord-1001?full=1');
    assert.deepEqual(Object.fromEntries(sent?.headers ?? []), {
      accept: 'application/json',
      'x-authenticated-subject': 'cus-1',
    });
    assert.equal(response.headers.get('keep-alive'), null);
    assert.equal(response.headers.get('etag'), '"1"');
    assert.equal(await response.text(), 'order');
  });

  it('knows no path that only begins with the same letters', async () => {
    const send = () => assert.fail('sent');
    assert.equal((await forward(request('/v1/ordersX'), identity, send)).status, 404);
    assert.equal((await forward(request('/v1'), identity, send)).status, 404);
  });

  it('says what went wrong behind it', async () => {
    const refused = new TypeError('fetch failed', {
      cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }),
    });
    const answer = async (error: unknown) =>
      (await forward(request('/v1/orders'), identity, () => Promise.reject(error))).status;
    assert.equal(await answer(refused), 503);
    assert.equal(await answer(new TypeError('fetch failed', { cause: new Error('socket hang up') })), 502);
  });

  it('gives up at the deadline and when the client goes away', async () => {
    const untilAborted = (_: URL, init: RequestInit) =>
      new Promise<Response>((_, reject) =>
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
      );
    const [route] = routes;
    assert.ok(route);
    const timeoutMs = route.timeoutMs;
    Object.assign(route, { timeoutMs: 1 });
    // The timer of `AbortSignal.timeout` alone keeps no process alive.
    const alive = setInterval(() => undefined, 1_000);
    try {
      assert.equal((await forward(request('/v1/orders'), identity, untilAborted)).status, 504);
    } finally {
      clearInterval(alive);
      Object.assign(route, { timeoutMs });
    }
    const client = new AbortController();
    const forwarded = forward(request('/v1/orders', { signal: client.signal }), identity, untilAborted);
    client.abort();
    assert.equal((await forwarded).status, 502);
  });
});

describe('pb-gcra', () => {
  it('admits exactly what a token bucket in integers admits', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const rng = new Rng(seed);
      const policy = { quota: rng.int(1, 13), windowMs: rng.int(1, 97), burst: rng.int(1, 5) };
      let now = 0;
      const limiter = new RateLimiter(policy, () => now);
      let tokens = policy.burst * policy.windowMs;
      for (let request = 0; request < 100; request++) {
        const passed = rng.int(0, Math.ceil((2 * policy.windowMs) / policy.quota));
        now += passed;
        tokens = Math.min(policy.burst * policy.windowMs, tokens + passed * policy.quota);
        const allowed = tokens >= policy.windowMs;
        if (allowed) tokens -= policy.windowMs;
        const decision = limiter.take('cus-1');
        assert.equal(decision.allowed, allowed, `seed ${seed} request ${request}`);
        if (decision.allowed) assert.equal(decision.remaining, Math.floor(tokens / policy.windowMs));
      }
    }
  });

  it('says how long to wait, keeps keys apart and forgets those that rest', () => {
    let now = 0;
    const limiter = new RateLimiter({ quota: 10, windowMs: 1_000, burst: 2 }, () => now);
    limiter.take('cus-1');
    limiter.take('cus-1');
    assert.deepEqual(limiter.take('cus-1'), { allowed: false, retryAfterMs: 100 });
    assert.equal(limiter.take('cus-2').allowed, true);
    now += 99;
    assert.equal(limiter.take('cus-1').allowed, false);
    now += 1;
    limiter.sweep();
    assert.equal(limiter.take('cus-1').allowed, true);
    assert.equal(limiter.take('cus-1').allowed, false);
  });
});

describe('pb-429', () => {
  it('says which policy was met and when to come back', async () => {
    const response = tooManyRequests(1_200);
    assert.equal(response.status, 429);
    assert.equal(response.headers.get('retry-after'), '2');
    assert.equal(response.headers.get('ratelimit'), '"default";r=0;t=2');
    assert.equal(response.headers.get('ratelimit-policy'), '"default";q=600;w=60');
    assert.equal(((await response.json()) as { status: number }).status, 429);
  });
});
