import { createHash, randomBytes } from 'node:crypto';

/** What is bound to a code: where it may go, and the hash of a secret that only the real client has. */
interface Grant {
  readonly redirectUri: string;
  readonly challenge: string;
}

/** The two steps of the authorization code flow with PKCE that concern the code. */
export class CodeFlow {
  readonly #allowedRedirects: readonly string[];
  readonly #grants = new Map<string, Grant>();

  constructor(allowedRedirects: readonly string[]) {
    this.#allowedRedirects = allowedRedirects;
  }

  // #region code
  /** After the login: the code goes back through the browser, where others may read it. */
  authorize(grant: Grant): string | undefined {
    if (!this.#allowedRedirects.includes(grant.redirectUri)) return undefined;
    const code = randomBytes(16).toString('base64url');
    this.#grants.set(code, grant);
    return code;
  }

  /** From server to server: the code works once, and only for who knows the verifier. */
  exchange(code: string, verifier: string): 'tokens' | 'refused' {
    const grant = this.#grants.get(code);
    this.#grants.delete(code);
    return grant?.challenge === challengeOf(verifier) ? 'tokens' : 'refused';
  }
  // #endregion code
}

export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/** What becomes of codes that are used by the client, by a thief, twice, or sent elsewhere. */
export function codes(): Record<string, string> {
  const redirectUri = 'https://shop.example.com/callback';
  const flow = new CodeFlow([redirectUri]);
  const verifier = randomBytes(32).toString('base64url');
  const challenge = challengeOf(verifier);
  const code = () => flow.authorize({ redirectUri, challenge }) ?? '';
  const used = code();
  return {
    'the client': flow.exchange(used, verifier),
    'the same code again': flow.exchange(used, verifier),
    'a thief who read the code': flow.exchange(code(), randomBytes(32).toString('base64url')),
    'a redirect to …/callback/../evil':
      flow.authorize({ redirectUri: `${redirectUri}/../evil`, challenge }) ?? 'refused',
  };
}
