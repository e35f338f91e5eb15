import type { KeyObject } from 'node:crypto';
import { tooManyRequests } from '../../../../snippets/typescript/pb-429.ts';
import { forward, type Identity } from '../../../../snippets/typescript/pb-gateway-route.ts';
import type { LimitDecision, RateLimiter } from '../../../../snippets/typescript/pb-gcra.ts';
import { InvalidTokenError, verifyAccessToken } from '../../../../snippets/typescript/pb-jwt-verify.ts';
import { type Fetch, guardedBy } from './guardedFetch.ts';

export interface GatewayDeps {
  /** The issuer's keys by `kid`, as they are now. */
  readonly keys: () => ReadonlyMap<string, KeyObject>;
  /** Generous: one address may be a whole office. */
  readonly byAddress: RateLimiter;
  readonly bySubject: RateLimiter;
  readonly fetch?: Fetch;
}

/** Answers a request that came from `address`, the other end of the connection and never what a header says. */
export type Gateway = (request: Request, address: string) => Promise<Response>;

/** The stages, cheap ones first: a forged token must not cost more than a look at its address. */
export function orderGateway({ keys, byAddress, bySubject, fetch: send = fetch }: GatewayDeps): Gateway {
  return async (request, address) => {
    const fromAddress = byAddress.take(address);
    if (!fromAddress.allowed) return tooManyRequests(fromAddress.retryAfterMs);

    const identity = identify(request, keys());
    if (identity === undefined) return unauthorized();

    const fromSubject: LimitDecision = bySubject.take(identity.subject);
    if (!fromSubject.allowed) return tooManyRequests(fromSubject.retryAfterMs);

    return forward(request, identity, guardedBy(request.signal, send));
  };
}

function identify(request: Request, keys: ReadonlyMap<string, KeyObject>): Identity | undefined {
  const [, token] = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  if (token === undefined) return undefined;
  try {
    return { subject: verifyAccessToken(token, keys).sub };
  } catch (error) {
    if (error instanceof InvalidTokenError) return undefined;
    throw error;
  }
}

/** No reason is given: it would help whoever makes up tokens. */
function unauthorized(): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title: 'Unauthorized', status: 401 }), {
    status: 401,
    headers: { 'content-type': 'application/problem+json', 'www-authenticate': 'Bearer' },
  });
}
