// ---
// title: { en: Rate limiter (GCRA), ko: 속도 제한기(GCRA) }
// description:
//   en: One timestamp a key, integers only, read and written in one step; equal to a token bucket.
//   ko: 키마다 시각 하나만 두고 정수로 계산하며 읽기와 쓰기를 한 번에 합니다. 토큰 버킷과 결과가 같습니다.
// pattern: gateway
// lesson: 16-42-rate-limiting-monitoring#buckets-and-gcra
// stops: ["600", "60_000", "20"]
// ---

export interface LimitPolicy {
  /** Requests a window, in the long run. */
  readonly quota: number;
  readonly windowMs: number;
  /** Requests that may come at once. */
  readonly burst: number;
}

export const defaultPolicy: LimitPolicy = { quota: 600, windowMs: 60_000, burst: 20 };

export type LimitDecision =
  | { readonly allowed: true; readonly remaining: number }
  | { readonly allowed: false; readonly retryAfterMs: number };

/**
 * The generic cell rate algorithm (ITU-T I.371, virtual scheduling). All times are integers in units of
 * 1/quota millisecond, in which a request costs exactly `windowMs`: fractions would drift away from the quota.
 */
export class RateLimiter {
  readonly #policy: LimitPolicy;
  readonly #now: () => number;
  /** When the next request of a key is due, in units. A key that is not here has not asked lately. */
  readonly #due = new Map<string, number>();

  /** @param now a monotonic clock in whole milliseconds */
  constructor(policy: LimitPolicy = defaultPolicy, now: () => number = () => Math.floor(performance.now())) {
    this.#policy = policy;
    this.#now = now;
  }

  /** Decides and counts in one step: with an `await` in between, requests that run at once would all be let in. */
  take(key: string): LimitDecision {
    const { quota, windowMs, burst } = this.#policy;
    const now = this.#now() * quota;
    const due = Math.max(this.#due.get(key) ?? now, now);
    const early = due - now;
    const tolerance = (burst - 1) * windowMs;
    if (early > tolerance) return { allowed: false, retryAfterMs: Math.ceil((early - tolerance) / quota) };
    this.#due.set(key, due + windowMs);
    return { allowed: true, remaining: Math.floor((tolerance - early) / windowMs) };
  }

  /** Forgets keys whose time has come; call it now and then, or the map grows with every key ever seen. */
  sweep(): void {
    const now = this.#now() * this.#policy.quota;
    for (const [key, due] of this.#due) if (due <= now) this.#due.delete(key);
  }
}
