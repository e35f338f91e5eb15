import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { subject } from '../../../shop/exercise.ts';
import { base64url, Issuer } from '../../../shop/issuer.ts';
import { SimClock } from '../../../shop/simClock.ts';

const { gateway, readOrder, subjectOf } = await subject<typeof import('./solution.ts')>(import.meta.url);

const API = 'https://api.shop.example.com';
const clock = new SimClock();
const issuer = new Issuer('https://issuer.example.com', clock);
const now = clock.now() / 1_000;
const expected = { issuer: issuer.url, audience: API, keys: issuer.keys, now };
const token = (header = {}, claims = {}) => issuer.accessToken('cus-1', API, '', header, claims);
const [header = '', payload = '', signature = ''] = token().split('.');

test('a genuine token is accepted', () => {
  assert.equal(subjectOf(token(), expected), 'cus-1');
});

test('attack: the header does not choose the algorithm', () => {
  const none = base64url({ alg: 'none', typ: 'at+jwt', kid: 'key-1' });
  assert.equal(subjectOf(`${none}.${payload}.`, expected), undefined, 'none');
  const secret = issuer.keys.get('key-1')?.export({ type: 'spki', format: 'pem' }) ?? '';
  const content = `${base64url({ alg: 'HS256', typ: 'at+jwt', kid: 'key-1' })}.${payload}`;
  const mac = createHmac('sha256', secret).update(content).digest('base64url');
  assert.equal(subjectOf(`${content}.${mac}`, expected), undefined, 'HS256 with the public key');
});

test('attack: a token for another audience, or of another kind, is no key to this API', () => {
  assert.equal(subjectOf(token({}, { aud: 'https://partner.example.com' }), expected), undefined, 'aud');
  assert.equal(subjectOf(token({ typ: 'JWT' }), expected), undefined, 'ID token');
});

test('attack: changed, expired and foreign tokens', () => {
  const changed = base64url({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sub: 'cus-2' });
  assert.equal(subjectOf(`${header}.${changed}.${signature}`, expected), undefined, 'changed');
  assert.equal(subjectOf(token({}, { exp: now - 60 }), expected), undefined, 'expired');
  assert.equal(subjectOf(token({}, { exp: undefined }), expected), undefined, 'no expiry');
  assert.equal(subjectOf(token({}, { iss: 'https://test.example.com' }), expected), undefined, 'issuer');
  assert.equal(subjectOf(token({ kid: 'other' }), expected), undefined, 'unknown key');
});

test('I6: cus-1 reads her own order and no other, whatever the address says', () => {
  assert.equal(gateway(token(), '/v1/orders/ord-1001?customer=cus-1', expected)?.customerId, 'cus-1');
  assert.equal(gateway(token(), '/v1/orders/ord-1002?customer=cus-1', expected), undefined);
  assert.equal(gateway(token(), '/v1/orders/ord-1002?customer=cus-2', expected), undefined);
});

test('I6: the service checks the owner itself', () => {
  assert.equal(readOrder('cus-2', 'ord-1002')?.customerId, 'cus-2');
  assert.equal(readOrder('cus-2', 'ord-1001'), undefined);
});
