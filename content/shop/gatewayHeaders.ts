import { BUDGET_HEADER, type Deadline } from './deadline.ts';

/** Who a request comes from, as the gateway found out. */
export interface Identity {
  readonly subject: string;
  /** What the caller was permitted to do, such as `orders:read`. */
  readonly scope: readonly string[];
}

/** What services trust, because only the gateway sets it: who calls, and the caller's scope. */
export const IDENTITY_HEADER = 'x-user-id';
export const SCOPE_HEADER = 'x-user-scope';

// #region headers
/** What a client may say to a service. Everything else stays outside, whatever its name is. */
const INWARD = [
  'accept',
  'accept-language',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'traceparent',
  'tracestate',
];

/** What a service may say to a client. */
const OUTWARD = [
  'cache-control',
  'content-type',
  'etag',
  'location',
  'retry-after',
  'vary',
  'www-authenticate',
];

/** The headers of the request that goes to the service: what is allowed, and what the gateway knows itself. */
export function inward(headers: Headers, identity: Identity | undefined, deadline: Deadline): Headers {
  const result = only(INWARD, headers);
  if (identity) {
    result.set(IDENTITY_HEADER, identity.subject);
    result.set(SCOPE_HEADER, identity.scope.join(' '));
  }
  result.set(BUDGET_HEADER, String(deadline.remaining()));
  return result;
}

export function outward(headers: Headers): Headers {
  return only(OUTWARD, headers);
}
// #endregion headers

function only(names: readonly string[], headers: Headers): Headers {
  return new Headers([...headers].filter(([name]) => names.includes(name)));
}
