import type { Handler } from '../../../shop/problem.ts';
import type { RateLimiter, RatePolicy, Verdict } from '../../../shop/rateLimit.ts';

/** Puts a limit before a handler, and tells the client on every answer how much is left. */
export function limited(limiter: RateLimiter, keyOf: (request: Request) => string, handle: Handler): Handler {
  return async (request) => {
    const verdict = limiter.take(keyOf(request));
    const response = verdict.admitted ? await handle(request) : refusal(limiter.policy, verdict);
    for (const [name, value] of Object.entries(rateLimitFields(limiter.policy, verdict))) {
      response.headers.set(name, value);
    }
    return response;
  };
}

// #region fields
/** The fields of draft-ietf-httpapi-ratelimit-headers-11. */
function rateLimitFields({ name, quota, windowMs }: RatePolicy, { remaining, moreInMs }: Verdict) {
  return {
    'ratelimit-policy': `"${name}";q=${quota};w=${windowMs / 1_000}`,
    ratelimit: `"${name}";r=${remaining};t=${wholeSeconds(moreInMs)}`,
  };
}

function refusal({ name }: RatePolicy, { moreInMs }: Verdict): Response {
  const seconds = wholeSeconds(moreInMs);
  const body = {
    type: 'https://iana.org/assignments/http-problem-types#quota-exceeded',
    title: 'Quota exceeded',
    status: 429,
    detail: `Try again in ${seconds} s`,
    'violated-policies': [name],
  };
  const headers = { 'content-type': 'application/problem+json', 'retry-after': String(seconds) };
  return new Response(JSON.stringify(body), { status: 429, headers });
}

/** Rounded up: who comes a little too early is refused again. */
const wholeSeconds = (ms: number) => Math.ceil(ms / 1_000);
// #endregion fields
