import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Balancer, type BalancerOptions, leastRequest, NoHost, roundRobin, twoChoices } from './balancer.ts';
import { TimedOut } from './deadline.ts';
import { OutlierDetector } from './outlierDetector.ts';
import { Rng } from './rng.ts';
import { SimClock } from './simClock.ts';

const hosts = ['order-1', 'order-2', 'order-3'];

function open(
  answer: (host: string) => Response | Promise<Response>,
  options: Partial<BalancerOptions> = {},
) {
  const asked: string[] = [];
  const balancer = new Balancer({
    fetch: async (request) => {
      const { host } = new URL(request.url);
      asked.push(host);
      return answer(host);
    },
    choose: roundRobin(),
    hostsOf: () => hosts,
    outliers: new OutlierDetector({ clock: new SimClock() }),
    ...options,
  });
  const get = (init: RequestInit = {}) => balancer.fetch(new Request('http://order/v1/orders', init));
  return { balancer, asked, get };
}

test('round robin takes turns; least request takes the first with the fewest', () => {
  const next = roundRobin();
  assert.deepEqual(
    [1, 2, 3, 4].map(() => next(hosts, () => 0)),
    ['order-1', 'order-2', 'order-3', 'order-1'],
  );
  assert.equal(
    leastRequest(hosts, (host) => (host === 'order-2' ? 1 : 2)),
    'order-2',
  );
});

test('of two choices the less busy wins, and both are really two', () => {
  const choose = twoChoices(new Rng(1));
  for (let nth = 0; nth < 200; nth++) {
    assert.notEqual(
      choose(hosts, (host) => (host === 'order-3' ? 9 : 0)),
      'order-3',
    );
  }
  assert.equal(
    choose(['one'], () => 0),
    'one',
  );
});

test('requests in flight are counted, and forgotten when they end', async () => {
  const waiting: (() => void)[] = [];
  const { asked, get } = open(() => new Promise((resolve) => waiting.push(() => resolve(new Response()))), {
    choose: leastRequest,
  });
  const calls = [get(), get(), get()];
  await Promise.resolve();
  assert.deepEqual(asked, hosts);
  for (const end of waiting) end();
  await Promise.all(calls);
  const last = get();
  assert.equal(asked.at(-1), 'order-1');
  waiting.at(-1)?.();
  await last;
});

test('a host that has finished is as idle as before', async () => {
  const { asked, get } = open(() => new Response(), { choose: leastRequest });
  await get();
  await get();
  assert.deepEqual(asked, ['order-1', 'order-1']);
});

test('when less than half of the hosts are left, all are used', async () => {
  const outliers = new OutlierDetector({ clock: new SimClock(), mostPercent: 100 });
  for (const host of ['order-1', 'order-2']) {
    for (let failure = 0; failure < 5; failure++) outliers.report(host, false, hosts);
  }
  const { asked, get } = open(() => new Response(), { outliers });
  for (let nth = 0; nth < 3; nth++) await get();
  assert.deepEqual(asked, hosts);
});

test('what may be repeated is tried once more, elsewhere; a POST without a key is not', async () => {
  const { asked, get } = open((host) => new Response(null, { status: host === 'order-1' ? 503 : 200 }), {
    retries: true,
    choose: (usable) => usable[0] as string,
  });
  assert.equal((await get()).status, 200);
  assert.deepEqual(asked, ['order-1', 'order-2']);
  for (let nth = 0; nth < 10; nth++) await get({ method: 'POST' });
  assert.equal(asked.length, 12, 'none of them twice');
});

test('retries stay within the budget', async () => {
  const { asked, get } = open(() => new Response(null, { status: 503 }), { retries: true });
  for (let nth = 0; nth < 100; nth++) await get();
  assert.ok(asked.length <= 110, `${asked.length}`);
});

test('a host that fails rests, and comes back', async () => {
  const clock = new SimClock();
  let ill = true;
  const { asked, get } = open(
    (host) => new Response(null, { status: ill && host === 'order-2' ? 500 : 200 }),
    {
      outliers: new OutlierDetector({ clock }),
    },
  );
  for (let nth = 0; nth < 30; nth++) await get();
  assert.equal(asked.filter((host) => host === 'order-2').length, 5);
  ill = false;
  await clock.runFor(30_000);
  for (let nth = 0; nth < 3; nth++) await get();
  assert.ok(asked.slice(-3).includes('order-2'));
});

test('a client that leaves says nothing about the host, a deadline that ends does', async () => {
  for (const [reason, resting] of [
    [new Error('left'), 0],
    [new TimedOut(100), 1],
  ] as const) {
    const outliers = new OutlierDetector({ clock: new SimClock() });
    const { get } = open(() => Promise.reject(reason), { outliers, choose: (usable) => usable[0] as string });
    for (let nth = 0; nth < 5; nth++) {
      await get({ signal: AbortSignal.abort(reason) }).catch(() => {});
    }
    assert.equal(hosts.length - outliers.healthy(hosts).length, resting);
  }
});

test('without any host the call is not made', async () => {
  const { get } = open(() => new Response(), { hostsOf: () => [] });
  await assert.rejects(get, NoHost);
});
