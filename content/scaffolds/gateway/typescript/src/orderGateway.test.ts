import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, it, mock } from 'node:test';
import { RateLimiter } from '../../../../snippets/typescript/pb-gcra.ts';
import type { Fetch } from './guardedFetch.ts';
import { orderGateway } from './orderGateway.ts';

// The breaker reads the time; here it passes when a test says so.
mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-01-01') });

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const keys = () => new Map([['key-1', publicKey]]);
const address = '192.0.2.1';

interface TokenParts {
  readonly header?: object;
  readonly claims?: object;
  readonly key?: KeyObject;
}

function token({ header = {}, claims = {}, key = privateKey }: TokenParts = {}): string {
  const now = Date.now() / 1_000;
  const signed = [
    { alg: 'ES256', typ: 'at+jwt', kid: 'key-1', ...header },
    {
      iss: 'https://issuer.example.com',
      aud: 'https://api.shop.example.com',
      sub: 'customer-1',
      exp: now + 300,
      ...claims,
    },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

function request(bearer: string = token(), init: RequestInit = {}): Request {
  const headers = { authorization: `Bearer ${bearer}`, ...init.headers };
  return new Request('http://gateway/v1/orders/1', { ...init, headers });
}

function gatewayTo(send: Fetch, limits: { byAddress?: RateLimiter; bySubject?: RateLimiter } = {}) {
  return orderGateway({
    keys,
    byAddress: new RateLimiter(),
    bySubject: new RateLimiter(),
    fetch: send,
    ...limits,
  });
}

const ok: Fetch = async () => new Response('ok');

describe('the gateway', () => {
  it('forwards for whom the token names, whatever the client claims', async () => {
    const seen: Headers[] = [];
    const gateway = gatewayTo(async (url, init) => {
      assert.equal(url.href, 'http://order.internal:8080/v1/orders/1');
      seen.push(new Headers(init.headers));
      return new Response('ok');
    });
    const response = await gateway(
      request(token(), { headers: { 'x-authenticated-subject': 'customer-2' } }),
      address,
    );
    assert.equal(await response.text(), 'ok');
    assert.equal(seen[0]?.get('x-authenticated-subject'), 'customer-1');
    assert.equal(seen[0]?.get('authorization'), null);
  });

  const forged = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const refused: Readonly<Record<string, string>> = {
    'no JWT': 'secret',
    'signed by somebody else': token({ key: forged }),
    'of another algorithm': token({ header: { alg: 'none' } }),
    'an ID token': token({ header: { typ: 'JWT' } }),
    'for another service': token({ claims: { aud: 'https://example.com' } }),
    expired: token({ claims: { exp: Date.now() / 1_000 - 60 } }),
  };
  for (const [what, bearer] of Object.entries(refused)) {
    it(`answers 401 to a token that is ${what}, and gives no reason`, async () => {
      const response = await gatewayTo(() => assert.fail('forwarded'))(request(bearer), address);
      assert.equal(response.status, 401);
      assert.deepEqual(await response.json(), { type: 'about:blank', title: 'Unauthorized', status: 401 });
    });
  }

  it('answers 429 to the subject that asks too often, and to no other', async () => {
    const bySubject = new RateLimiter({ quota: 60, windowMs: 60_000, burst: 2 }, () => 0);
    const gateway = gatewayTo(ok, { bySubject });
    const status = async (sub: string) =>
      (await gateway(request(token({ claims: { sub } })), address)).status;
    assert.deepEqual([await status('customer-1'), await status('customer-1')], [200, 200]);
    const limited = await gateway(request(), address);
    assert.equal(limited.status, 429);
    assert.equal(limited.headers.get('retry-after'), '1');
    assert.equal(await status('customer-2'), 200);
  });

  it('checks no more signatures for an address than its limit', async () => {
    const byAddress = new RateLimiter({ quota: 60, windowMs: 60_000, burst: 1 }, () => 0);
    const gateway = gatewayTo(ok, { byAddress });
    assert.equal((await gateway(request('forged'), address)).status, 401);
    assert.equal((await gateway(request('forged'), address)).status, 429);
  });

  it('does not take a client that goes away for a failure of the service', async () => {
    const gateway = gatewayTo(async (_, init) => {
      init.signal?.throwIfAborted();
      return new Response('ok');
    });
    for (let gone = 0; gone < 10; gone++) {
      await gateway(request(token(), { signal: AbortSignal.abort() }), address);
    }
    assert.equal((await gateway(request(), address)).status, 200);
  });

  it('stops calling a service that is down, and comes back by one probe', async () => {
    let calls = 0;
    let isUp = false;
    const gateway = gatewayTo(async () => {
      calls++;
      return new Response(null, { status: isUp ? 200 : 503 });
    });
    const status = async () => (await gateway(request(), address)).status;

    for (let failure = 0; failure < 5; failure++) assert.equal(await status(), 503);
    assert.equal(await status(), 503);
    assert.equal(calls, 5);

    isUp = true;
    mock.timers.tick(10_000);
    assert.deepEqual([await status(), await status()], [200, 200]);
    assert.equal(calls, 7);
  });

  it('answers 504 when the service takes longer than its route allows', async () => {
    const gateway = gatewayTo(
      (_, init) =>
        new Promise((_resolve, reject) => {
          init.signal?.addEventListener('abort', () => reject(init.signal?.reason));
        }),
    );
    assert.equal((await gateway(request(), address)).status, 504);
  });
});
