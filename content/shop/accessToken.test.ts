import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Expected, InvalidToken, verifyAccessToken } from './accessToken.ts';
import { bearer } from './bearer.ts';
import { Refused } from './gateway.ts';
import { ACCESS_TOKEN_S, Issuer } from './issuer.ts';
import { SimClock } from './simClock.ts';

const API = 'https://api.shop.example.com';

function open() {
  const clock = new SimClock();
  const issuer = new Issuer('https://issuer.example.com', clock);
  const expected: Expected = { issuer: issuer.url, audience: API, keys: issuer.keys, clock };
  const reasonOf = (token: string) => {
    try {
      verifyAccessToken(token, expected);
      return 'accepted';
    } catch (error) {
      assert.ok(error instanceof InvalidToken);
      return error.reason;
    }
  };
  return { clock, issuer, expected, reasonOf };
}

test('a token says who calls and what is permitted', () => {
  const { issuer, expected } = open();
  const token = issuer.accessToken('cus-1', API, 'orders:read orders:write');
  assert.deepEqual(verifyAccessToken(token, expected), {
    subject: 'cus-1',
    scope: ['orders:read', 'orders:write'],
  });
});

test('what is no token is refused, not crashed on', () => {
  const { reasonOf } = open();
  for (const token of ['', 'a', 'a.b', '..', 'bnVsbA.bnVsbA.x', 'a.b.c.d'])
    assert.equal(reasonOf(token), 'format');
});

test('audiences may be several; missing claims are refused', () => {
  const { issuer, reasonOf } = open();
  const withClaims = (claims: Record<string, unknown>) =>
    reasonOf(issuer.accessToken('cus-1', API, '', {}, claims));
  assert.equal(withClaims({ aud: ['https://other.example.com', API] }), 'accepted');
  assert.equal(withClaims({ aud: undefined }), 'aud undefined');
  assert.equal(withClaims({ exp: undefined }), 'exp');
  assert.equal(withClaims({ sub: '' }), 'sub');
  assert.equal(withClaims({ nbf: 'soon' }), 'nbf');
});

test('a token expires, give or take the tolerance', async () => {
  const { clock, issuer, reasonOf } = open();
  const token = issuer.accessToken('cus-1', API);
  await clock.runFor((ACCESS_TOKEN_S + 29) * 1_000);
  assert.equal(reasonOf(token), 'accepted');
  await clock.runFor(1_000);
  assert.equal(reasonOf(token), 'exp');
});

test('keys rotate; a retired one is not trusted', () => {
  const { issuer, reasonOf } = open();
  const old = issuer.accessToken('cus-1', API);
  issuer.rotateKey();
  assert.equal(reasonOf(old), 'accepted');
  assert.equal(reasonOf(issuer.accessToken('cus-1', API)), 'accepted');
  issuer.retireKey('key-1');
  assert.equal(reasonOf(old), 'kid key-1');
});

test('at the gateway: no token is nobody, a bad one is 401 without a reason', async () => {
  const { issuer, expected } = open();
  const reasons: string[] = [];
  const authenticate = bearer(expected, (reason) => reasons.push(reason));
  const asking = (authorization?: string) =>
    new Request('http://shop/', { headers: authorization === undefined ? {} : { authorization } });
  assert.equal(authenticate(asking()), undefined);
  assert.deepEqual(authenticate(asking(`Bearer ${issuer.accessToken('cus-1', API)}`)), {
    subject: 'cus-1',
    scope: [],
  });
  for (const bad of ['Basic abc', 'Bearer forged']) {
    assert.throws(
      () => authenticate(asking(bad)),
      (error) => error instanceof Refused && error.response.status === 401,
    );
  }
  assert.deepEqual(reasons, ['format', 'format']);
});
