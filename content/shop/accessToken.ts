import { type KeyObject, verify } from 'node:crypto';
import type { Identity } from './gatewayHeaders.ts';

/** Why a token was refused. For the log: the caller only learns that it was. */
export class InvalidToken extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(`the access token is refused: ${reason}`);
    this.name = 'InvalidToken';
    this.reason = reason;
  }
}

/** What this service expects. None of it is taken from the token. */
export interface Expected {
  readonly issuer: string;
  readonly audience: string;
  /** The issuer's public P-256 keys, by `kid`. */
  readonly keys: ReadonlyMap<string, KeyObject>;
  readonly clock: { now(): number };
  /** How far the clocks may differ, in seconds. */
  readonly toleranceS?: number;
}

// #region verify
/** Verifies an access token (RFC 9068) that is signed with ES256; throws `InvalidToken`. */
export function verifyAccessToken(token: string, expected: Expected): Identity {
  const parts = token.split('.');
  const [header = '', payload = '', signature = ''] = parts;
  if (parts.length !== 3) throw new InvalidToken('format');
  const { alg, typ, kid, crit } = decode(header);
  if (alg !== 'ES256') throw new InvalidToken(`alg ${alg}`);
  if (typeof typ !== 'string' || !/^(application\/)?at\+jwt$/i.test(typ))
    throw new InvalidToken(`typ ${typ}`);
  if (crit !== undefined) throw new InvalidToken('crit');
  const key = expected.keys.get(String(kid));
  if (!key) throw new InvalidToken(`kid ${kid}`);
  const signed = Buffer.from(`${header}.${payload}`);
  const es256 = { key, dsaEncoding: 'ieee-p1363' } as const;
  if (!verify('sha256', signed, es256, Buffer.from(signature, 'base64url')))
    throw new InvalidToken('signature');
  return identityOf(decode(payload), expected);
}

function identityOf(claims: Record<string, unknown>, expected: Expected): Identity {
  const { iss, aud, exp, nbf, sub, scope } = claims;
  const now = expected.clock.now() / 1_000;
  const tolerance = expected.toleranceS ?? 30;
  if (iss !== expected.issuer) throw new InvalidToken(`iss ${iss}`);
  if (![aud].flat().includes(expected.audience)) throw new InvalidToken(`aud ${aud}`);
  if (typeof exp !== 'number' || exp + tolerance <= now) throw new InvalidToken('exp');
  if (nbf !== undefined && !(typeof nbf === 'number' && nbf - tolerance <= now))
    throw new InvalidToken('nbf');
  if (typeof sub !== 'string' || sub === '') throw new InvalidToken('sub');
  return { subject: sub, scope: typeof scope === 'string' ? scope.split(' ').filter(Boolean) : [] };
}
// #endregion verify

function decode(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new InvalidToken('format');
}
