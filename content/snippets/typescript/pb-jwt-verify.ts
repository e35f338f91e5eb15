// ---
// title: { en: JWT access token verification, ko: JWT 액세스 토큰 검증 }
// description:
//   en: Checks algorithm, type, key, signature, issuer, audience and times, all against this service's own settings.
//   ko: 알고리즘, 종류, 키, 서명, 발급자, 대상, 시각을 모두 이 서비스의 설정에 맞춰 확인합니다.
// pattern: gateway
// lesson: 05c-authentication-authorization#verification
// stops: [https://issuer.example.com, https://api.shop.example.com, "30"]
// ---

import { type KeyObject, verify } from 'node:crypto';

const issuer = 'https://issuer.example.com';
const audience = 'https://api.shop.example.com';
const clockToleranceSeconds = 30;

/** Why a token was refused: for the log. The caller gets 401 and no reason. */
export class InvalidTokenError extends Error {
  override readonly name = 'InvalidTokenError';
}

export interface AccessClaims {
  readonly sub: string;
  readonly scope: readonly string[];
}

/**
 * Verifies an access token (RFC 9068, RFC 8725) signed with ES256. The token chooses nothing but which of our keys.
 *
 * @param keys the issuer's public P-256 keys by `kid`, kept fresh from its `jwks_uri` and never taken from the token
 * @param nowSeconds seconds since 1970
 */
export function verifyAccessToken(
  token: string,
  keys: ReadonlyMap<string, KeyObject>,
  nowSeconds: number = Date.now() / 1_000,
): AccessClaims {
  const parts = token.split('.');
  const [header, payload, signature] = parts;
  if (parts.length !== 3 || !header || !payload || !signature)
    throw new InvalidTokenError('not a signed JWT');

  const { alg, typ, kid, crit } = decode(header);
  if (alg !== 'ES256') throw new InvalidTokenError('alg');
  // An ID token of the same issuer is no key to the API.
  if (typeof typ !== 'string' || !/^(application\/)?at\+jwt$/i.test(typ)) throw new InvalidTokenError('typ');
  if (crit !== undefined) throw new InvalidTokenError('crit');
  const key = typeof kid === 'string' ? keys.get(kid) : undefined;
  if (key === undefined) throw new InvalidTokenError('kid');
  const signed = Buffer.from(`${header}.${payload}`);
  const options = { key, dsaEncoding: 'ieee-p1363' } as const;
  if (!verify('sha256', signed, options, Buffer.from(signature, 'base64url')))
    throw new InvalidTokenError('signature');

  const { iss, aud, exp, nbf, sub, scope } = decode(payload);
  if (iss !== issuer) throw new InvalidTokenError('iss');
  if (![aud].flat().includes(audience)) throw new InvalidTokenError('aud');
  if (typeof exp !== 'number' || exp + clockToleranceSeconds <= nowSeconds)
    throw new InvalidTokenError('exp');
  if (nbf !== undefined && !(typeof nbf === 'number' && nbf - clockToleranceSeconds <= nowSeconds)) {
    throw new InvalidTokenError('nbf');
  }
  if (typeof sub !== 'string' || sub === '') throw new InvalidTokenError('sub');
  return { sub, scope: typeof scope === 'string' ? scope.split(' ').filter(Boolean) : [] };
}

function decode(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Neither is it an object; both end below.
  }
  throw new InvalidTokenError('not JSON');
}
