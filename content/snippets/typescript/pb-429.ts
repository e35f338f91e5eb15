// ---
// title: { en: 429 response with RateLimit fields, ko: RateLimit 필드가 있는 429 응답 }
// description:
//   en: Tells a limited client which policy it met and when to come back.
//   ko: 제한된 클라이언트에게 어느 정책에 걸렸고 언제 다시 오면 되는지 알려 줍니다.
// pattern: gateway
// lesson: 16-42-rate-limiting-monitoring#answer-429
// stops: [default, "600", "60"]
// ---

export interface Quota {
  readonly policy: string;
  readonly quota: number;
  readonly windowSeconds: number;
}

export const quota: Quota = { policy: 'default', quota: 600, windowSeconds: 60 };

/** Header fields of draft-ietf-httpapi-ratelimit-headers for every response, limited or not; a hint, not a promise. */
export function rateLimitHeaders(remaining: number, resetMs: number): Record<string, string> {
  const name = JSON.stringify(quota.policy);
  return {
    'ratelimit-policy': `${name};q=${quota.quota};w=${quota.windowSeconds}`,
    ratelimit: `${name};r=${Math.max(0, remaining)};t=${wholeSeconds(resetMs)}`,
  };
}

export function tooManyRequests(retryAfterMs: number): Response {
  const body = {
    type: 'https://iana.org/assignments/http-problem-types#quota-exceeded',
    title: 'Quota exceeded',
    status: 429,
    'violated-policies': [quota.policy],
  };
  return new Response(JSON.stringify(body), {
    status: 429,
    headers: {
      ...rateLimitHeaders(0, retryAfterMs),
      'content-type': 'application/problem+json',
      'retry-after': String(wholeSeconds(retryAfterMs)),
    },
  });
}

/** Rounded up: a client that comes back too early is refused again. */
function wholeSeconds(ms: number): number {
  return Math.max(1, Math.ceil(ms / 1_000));
}
