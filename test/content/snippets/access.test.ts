import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { FaultPlan, survive } from '../../../content/shop/faultPlan.ts';
import { Rng } from '../../../content/shop/rng.ts';
import { orderListRoute } from '../../../content/snippets/typescript/pb-bff.ts';
import { orderDetails } from '../../../content/snippets/typescript/pb-compose.ts';
import { InvalidTokenError, verifyAccessToken } from '../../../content/snippets/typescript/pb-jwt-verify.ts';
import { orderOf } from '../../../content/snippets/typescript/pb-owner-guard.ts';
import {
  issueToken,
  refreshTokenTable,
  rotateToken,
} from '../../../content/snippets/typescript/pb-refresh-rotate.ts';
import { Postgres } from './postgres.ts';

describe('pb-jwt-verify', () => {
  const now = 1_800_000_000;
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const keys = new Map([['key-1', publicKey]]);
  const header = { alg: 'ES256', typ: 'at+jwt', kid: 'key-1' };
  const claims = {
    iss: 'https://issuer.example.com',
    aud: ['https://api.shop.example.com'],
    sub: 'cus-1',
    exp: now + 300,
    nbf: now,
    scope: 'orders:read orders:write',
  };

  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = (head: object, body: object, key: KeyObject = privateKey) => {
    const signed = `${encode(head)}.${encode(body)}`;
    return `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  };

  it('accepts a good token and reads its claims', () => {
    assert.deepEqual(verifyAccessToken(token(header, claims), keys, now), {
      sub: 'cus-1',
      scope: ['orders:read', 'orders:write'],
    });
  });

  const good = token(header, claims);
  const [head, , signature] = good.split('.');
  const forgeries: [string, string, string][] = [
    ['no signature', `${encode({ ...header, alg: 'none' })}.${encode(claims)}.`, 'not a signed JWT'],
    ['algorithm none', `${encode({ ...header, alg: 'none' })}.${encode(claims)}.AA`, 'alg'],
    ['another algorithm', token({ ...header, alg: 'HS256' }, claims), 'alg'],
    ['an ID token', token({ ...header, typ: 'JWT' }, claims), 'typ'],
    ['a critical extension', token({ ...header, crit: ['b64'] }, claims), 'crit'],
    ['an unknown key', token({ ...header, kid: 'key-2' }, claims), 'kid'],
    ['a key in the token', token({ ...header, kid: undefined, jwk: {} }, claims), 'kid'],
    ["a stranger's signature", token(header, claims, stranger), 'signature'],
    ['changed claims', `${head}.${encode({ ...claims, sub: 'cus-2' })}.${signature}`, 'signature'],
    ['another issuer', token(header, { ...claims, iss: 'https://evil.example.com' }), 'iss'],
    ['another audience', token(header, { ...claims, aud: 'https://other.example.com' }), 'aud'],
    ['an expired token', token(header, { ...claims, exp: now - 31 }), 'exp'],
    ['a token for ever', token(header, { ...claims, exp: undefined }), 'exp'],
    ['a token from the future', token(header, { ...claims, nbf: now + 31 }), 'nbf'],
    ['nobody', token(header, { ...claims, sub: '' }), 'sub'],
    ['garbage', 'e30.bm90IGpzb24.AA', 'alg'],
    ['no JSON', 'bm90IGpzb24.e30.AA', 'not JSON'],
  ];
  for (const [what, forged, reason] of forgeries) {
    it(`refuses ${what}`, () => {
      assert.throws(() => verifyAccessToken(forged, keys, now), new InvalidTokenError(reason));
    });
  }
});

describe('pb-owner-guard', () => {
  const order = { orderId: 'ord-1001', customerId: 'cus-1' };
  const orders = { find: async (id: string) => (id === order.orderId ? order : undefined) };
  const read = async (customerId: string, orderId: string, scope: string[] = []) =>
    (await orderOf({ customerId, scope }, orderId, orders)).found;

  it("shows an order to its owner and to support, and hides that another's exists", async () => {
    assert.equal(await read('cus-1', 'ord-1001'), true);
    assert.equal(await read('cus-2', 'ord-1001', ['orders:read-any']), true);
    assert.deepEqual(
      await orderOf({ customerId: 'cus-2', scope: [] }, 'ord-1001', orders),
      await orderOf({ customerId: 'cus-2', scope: [] }, 'ord-9999', orders),
    );
  });
});

describe('pb-refresh-rotate', function () {
  this.timeout(20_000);
  let database: Postgres;
  const issue = (expiresAt = new Date('2999-01-01')) =>
    database.inTransaction((transaction) => issueToken(transaction, 'cus-1', expiresAt));
  const rotate = (token: string) => database.inTransaction((transaction) => rotateToken(transaction, token));
  const next = async (token: string): Promise<string> => {
    const rotation = await rotate(token);
    assert.ok(rotation.status === 'rotated' && rotation.subject === 'cus-1');
    return rotation.token;
  };

  beforeEach(async () => {
    database = await Postgres.open(refreshTokenTable);
  });

  it('lets each token be used once and stores none', async () => {
    const first = await issue();
    const second = await next(first);
    assert.notEqual(await next(second), second);
    const stored = JSON.stringify(await database.rows('SELECT * FROM refresh_token'));
    assert.ok(!stored.includes(first) && !stored.includes(second));
  });

  it('ends the family when a used token comes back, and no other family', async () => {
    const [stolen, other] = [await issue(), await issue()];
    const current = await next(stolen);
    assert.deepEqual(await rotate(stolen), { status: 'refused' });
    assert.deepEqual(await rotate(current), { status: 'refused' });
    await next(other);
  });

  it('lets one of two exchanges win, and dies with nothing half done', async () => {
    const token = await issue();
    const both = await Promise.all([rotate(token), rotate(token)]);
    assert.deepEqual(both.map(({ status }) => status).sort(), ['refused', 'rotated']);
    const survivor = await issue();
    database.under(new FaultPlan(new Rng(1)).crashAt('before-commit'));
    await survive(() => rotate(survivor).then((rotation) => assert.equal(rotation.status, 'rotated')));
  });

  it('refuses what is unknown or has expired', async () => {
    assert.deepEqual(await rotate('guess'), { status: 'refused' });
    assert.deepEqual(await rotate(await issue(new Date('2000-01-01'))), { status: 'refused' });
  });
});

describe('pb-compose', () => {
  const never = new AbortController().signal;
  const hang = () => new Promise<never>(() => undefined);
  let alive: NodeJS.Timeout;
  // The timers of `AbortSignal.timeout` alone keep no process alive.
  before(() => {
    alive = setInterval(() => undefined, 1_000);
  });
  after(() => clearInterval(alive));

  it('asks all at once and names what is missing', async () => {
    const started: string[] = [];
    const part =
      <T>(name: string, answer: () => Promise<T>) =>
      () => {
        started.push(name);
        return answer();
      };
    const parts = {
      order: part('order', async () => {
        assert.equal(started.length, 3);
        return 'order';
      }),
      payment: part('payment', async () => 'payment'),
      shipment: part('shipment', async () => 'shipment'),
    };
    const waiting = {
      ...parts,
      order: part('order', () => new Promise<string>((go) => setImmediate(() => go('order')))),
    };
    assert.deepEqual(await orderDetails(waiting, never), {
      order: 'order',
      payment: 'payment',
      shipment: 'shipment',
      partial: [],
    });
    assert.deepEqual(await orderDetails({ ...waiting, shipment: hang }, never, 20), {
      order: 'order',
      payment: 'payment',
      partial: ['shipment'],
    });
  });

  it('fails when a required part fails or is late, and stops the others', async () => {
    let stopped = false;
    const order = (signal: AbortSignal) => {
      signal.addEventListener('abort', () => {
        stopped = true;
      });
      return hang();
    };
    const parts = { order, payment: () => Promise.reject(new Error('down')), shipment: hang };
    await assert.rejects(orderDetails(parts, never), /down/);
    assert.equal(stopped, true);
    await assert.rejects(orderDetails({ ...parts, payment: async () => 'paid' }, never, 5), {
      name: 'TimeoutError',
    });
  });
});

describe('pb-bff', () => {
  const deps = {
    session: async (id: string) =>
      id === 's-1' ? { customerId: 'cus-1', accessToken: 'secret' } : undefined,
    orders: async (token: string) => {
      assert.equal(token, 'secret');
      return [
        { orderId: 'ord-1001', status: 'APPROVED', total: { amount: 1, currency: 'KRW' }, internal: 'x' },
      ];
    },
  };
  const get = (headers: Record<string, string>) => {
    const request = new Request('https://shop.example.com/bff/orders');
    // A browser sets these itself, so the constructor takes only some of them.
    Object.defineProperty(request, 'headers', { value: new Headers(headers) });
    return orderListRoute(request, deps);
  };

  it("answers with the screen's rows, to be kept by nobody, and without the token", async () => {
    const response = await get({ 'sec-fetch-site': 'same-origin', cookie: 'theme=dark; __Host-session=s-1' });
    assert.equal(response.headers.get('cache-control'), 'private, no-store');
    assert.deepEqual(await response.json(), {
      rows: [{ orderId: 'ord-1001', status: 'APPROVED', total: { amount: 1, currency: 'KRW' } }],
    });
  });

  it('refuses other sites and those who are not logged in', async () => {
    assert.equal((await get({ 'sec-fetch-site': 'cross-site', cookie: '__Host-session=s-1' })).status, 403);
    assert.equal((await get({ 'sec-fetch-site': 'same-origin', cookie: '__Host-session=s-2' })).status, 401);
    assert.equal((await get({ 'sec-fetch-site': 'same-origin' })).status, 401);
  });
});
