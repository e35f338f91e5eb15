import { createHmac, generateKeyPairSync } from 'node:crypto';
import { type Expected, InvalidToken, verifyAccessToken } from '../../../shop/accessToken.ts';
import { base64url, Issuer, signed } from '../../../shop/issuer.ts';
import { SimClock } from '../../../shop/simClock.ts';

const API = 'https://api.shop.example.com';

export interface Trial {
  readonly attack: string;
  /** Why it was refused, or `accepted`. */
  readonly result: string;
}

/** A genuine token, and ten that are wrong in one respect each. */
export function trials(): Trial[] {
  const clock = new SimClock();
  const issuer = new Issuer('https://issuer.example.com', clock);
  const now = Math.floor(clock.now() / 1_000);
  const token = (header = {}, claims = {}) => issuer.accessToken('cus-1', API, 'orders:read', header, claims);
  const [, payload = '', signature = ''] = token().split('.');

  // #region attacks
  const unsigned = `${base64url({ alg: 'none', typ: 'at+jwt', kid: 'key-1' })}.${payload}.`;

  const publicPem = issuer.keys.get('key-1')?.export({ type: 'spki', format: 'pem' }) ?? '';
  const hmacContent = `${base64url({ alg: 'HS256', typ: 'at+jwt', kid: 'key-1' })}.${payload}`;
  const keyAsSecret = `${hmacContent}.${createHmac('sha256', publicPem).update(hmacContent).digest('base64url')}`;

  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ownKeyHeader = {
    alg: 'ES256',
    typ: 'at+jwt',
    kid: 'mine',
    jwk: own.publicKey.export({ format: 'jwk' }),
  };
  const ownKey = signed(
    ownKeyHeader,
    { iss: issuer.url, aud: API, sub: 'cus-1', exp: now + 300 },
    own.privateKey,
  );

  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const [header = ''] = token().split('.');
  const changed = `${header}.${base64url({ ...claims, sub: 'cus-2' })}.${signature}`;
  // #endregion attacks

  const attacks: Record<string, string> = {
    'genuine token': token(),
    'no signature': unsigned,
    'HMAC, with the public key as secret': keyAsSecret,
    'own key, named in the header': ownKey,
    'changed subject': changed,
    'ID token': token({ typ: 'JWT' }),
    'unknown critical extension': token({ crit: ['pay'], pay: 0 }),
    'issuer of the test system': token({}, { iss: 'https://test.example.com' }),
    'for another service': token({}, { aud: 'https://partner.example.com' }),
    expired: token({}, { exp: now - 60 }),
    'not yet valid': token({}, { nbf: now + 3_600 }),
  };
  const expected: Expected = { issuer: issuer.url, audience: API, keys: issuer.keys, clock };
  return Object.entries(attacks).map(([attack, forged]) => ({ attack, result: tried(forged, expected) }));
}

function tried(token: string, expected: Expected): string {
  try {
    verifyAccessToken(token, expected);
    return 'accepted';
  } catch (error) {
    if (error instanceof InvalidToken) return error.reason;
    throw error;
  }
}
