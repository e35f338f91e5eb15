import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export type Json = Record<string, unknown>;

/** How long an access token lives, in seconds. */
export const ACCESS_TOKEN_S = 300;

/** A test identity provider: signs access tokens with ES256, under a key that it can change. */
export class Issuer {
  readonly url: string;
  readonly #clock: { now(): number };
  readonly #publicKeys = new Map<string, KeyObject>();
  #signing: { readonly kid: string; readonly privateKey: KeyObject };

  constructor(url: string, clock: { now(): number }) {
    this.url = url;
    this.#clock = clock;
    this.#signing = this.#newKey();
  }

  /** The public keys by `kid`: what a `jwks_uri` serves. The old ones stay until their tokens have expired. */
  get keys(): ReadonlyMap<string, KeyObject> {
    return this.#publicKeys;
  }

  /** Signs with a new key from now on. */
  rotateKey(): void {
    this.#signing = this.#newKey();
  }

  /** Nobody is to trust this key any more. */
  retireKey(kid: string): void {
    this.#publicKeys.delete(kid);
  }

  // #region access-token
  /** A token for `subject`, to be used at `audience`. What `header` and `claims` hold replaces the usual. */
  accessToken(subject: string, audience: string, scope = '', header: Json = {}, claims: Json = {}): string {
    const now = Math.floor(this.#clock.now() / 1_000);
    return signed(
      { alg: 'ES256', typ: 'at+jwt', kid: this.#signing.kid, ...header },
      { iss: this.url, aud: audience, sub: subject, iat: now, exp: now + ACCESS_TOKEN_S, scope, ...claims },
      this.#signing.privateKey,
    );
  }
  // #endregion access-token

  #newKey(): { kid: string; privateKey: KeyObject } {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const kid = `key-${this.#publicKeys.size + 1}`;
    this.#publicKeys.set(kid, publicKey);
    return { kid, privateKey };
  }
}

/** A JWT that is signed with ES256, whatever its header says. */
export function signed(header: Json, claims: Json, key: KeyObject): string {
  const content = `${base64url(header)}.${base64url(claims)}`;
  // RFC 7518 wants both numbers of the signature side by side; Node's default is DER.
  const signature = sign('sha256', Buffer.from(content), { key, dsaEncoding: 'ieee-p1363' });
  return `${content}.${signature.toString('base64url')}`;
}

export function base64url(value: Json): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
