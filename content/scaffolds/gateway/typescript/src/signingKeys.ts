import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';

/** The issuer's public keys by `kid`. The last good ones stay when a refresh fails, so that its outage is not ours. */
export class SigningKeys {
  readonly #jwksUri: URL;
  #keys: ReadonlyMap<string, KeyObject> = new Map();

  constructor(jwksUri: URL) {
    this.#jwksUri = jwksUri;
  }

  get current(): ReadonlyMap<string, KeyObject> {
    return this.#keys;
  }

  /** Call it every few minutes, and never because of a token: anybody can make up a `kid`. */
  async refresh(): Promise<void> {
    const response = await fetch(this.#jwksUri, { signal: AbortSignal.timeout(5_000) });
    if (!response.ok) throw new Error(`${this.#jwksUri} answered ${response.status}`);
    const { keys } = (await response.json()) as { keys: readonly (JsonWebKey & { kid?: string })[] };
    this.#keys = new Map(
      keys.flatMap((key) =>
        key.kid !== undefined && key.kty === 'EC' && key.crv === 'P-256'
          ? [[key.kid, createPublicKey({ key, format: 'jwk' })]]
          : [],
      ),
    );
  }
}
