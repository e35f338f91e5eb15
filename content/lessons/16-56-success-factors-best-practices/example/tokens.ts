import {
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { type Authenticate, unauthenticated } from '../../../shop/gateway.ts';
import type { Handler } from '../../../shop/problem.ts';
import type { SimClock } from '../../../shop/simClock.ts';
import { ask } from './virtualTime.ts';

const ISSUER = 'https://issuer.shop.example.com';
const AUDIENCE = 'shop';

interface PublishedKey {
  readonly kid: string;
  readonly jwk: JsonWebKey;
  /** After this nobody accepts what it signed, in milliseconds since 1970. */
  readonly notAfter: number;
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decoded = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString());

/** The issuer process: signs with one key at a time and publishes all of them. `lifeMs`: of the first key. */
export function issuer(clock: SimClock, lifeMs: number): Handler {
  const published: PublishedKey[] = [];
  let current = { kid: '', privateKey: undefined as KeyObject | undefined };

  function rotate(validMs: number): void {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    current = { kid: `key-${published.length + 1}`, privateKey };
    const jwk = publicKey.export({ format: 'jwk' });
    published.push({ kid: current.kid, jwk, notAfter: clock.now() + validMs });
  }

  rotate(lifeMs);
  return async (request) => {
    const body = (await request.json()) as { subject?: string };
    switch (new URL(request.url).pathname) {
      case '/keys':
        return Response.json(published);
      case '/rotate':
        rotate(24 * 3_600_000);
        return Response.json(null);
      default: {
        const exp = Math.floor(clock.now() / 1_000) + 300;
        const head = encoded({ alg: 'EdDSA', typ: 'at+jwt', kid: current.kid });
        const content = `${head}.${encoded({ iss: ISSUER, aud: AUDIENCE, sub: body.subject, exp })}`;
        const signature = sign(null, Buffer.from(content), current.privateKey as KeyObject);
        return Response.json(`${content}.${signature.toString('base64url')}`);
      }
    }
  };
}

// #region authenticate
/** Checks tokens against the issuer's keys, and fetches the keys again when a token names one it does not know. */
export function authenticator(issuerUrl: string, clock: SimClock): Authenticate {
  const keys = new Map<string, { key: KeyObject; notAfter: number }>();
  return async ({ headers }) => {
    const [, token] = /^Bearer (\S+)$/.exec(headers.get('authorization') ?? '') ?? [];
    if (!token) return undefined;
    const [head = '', payload = '', signature = ''] = token.split('.');
    const { alg, kid } = decoded(head);
    if (!keys.has(kid)) {
      for (const each of await ask<PublishedKey[]>(`${issuerUrl}/keys`, {}, clock)) {
        keys.set(each.kid, {
          key: createPublicKey({ key: each.jwk, format: 'jwk' }),
          notAfter: each.notAfter,
        });
      }
    }
    const known = keys.get(kid);
    if (alg !== 'EdDSA' || !known || known.notAfter <= clock.now())
      throw unauthenticated('Signed with no valid key');
    if (!verify(null, Buffer.from(`${head}.${payload}`), known.key, Buffer.from(signature, 'base64url'))) {
      throw unauthenticated('The signature is wrong');
    }
    const { iss, aud, sub, exp } = decoded(payload);
    const isValid = iss === ISSUER && aud === AUDIENCE && exp * 1_000 > clock.now();
    if (!isValid) throw unauthenticated('The token is not for here, or not for now');
    return { subject: sub, scope: [] };
  };
}
// #endregion authenticate
