/** How much a key may ask. Whole numbers, all of them above 0. */
export interface RatePolicy {
  readonly name: string;
  /** Requests a window, in the long run. */
  readonly quota: number;
  readonly windowMs: number;
  /** Requests that may come at once. */
  readonly burst: number;
}

/** What a limiter says to one request. */
export interface Verdict {
  readonly admitted: boolean;
  /** How many more it would admit right now. */
  readonly remaining: number;
  /** Milliseconds until it would admit one more than that. */
  readonly moreInMs: number;
}

// #region decide
/**
 * The generic cell rate algorithm, as virtual scheduling (ITU-T I.371). `due` is when the next request of the key
 * would come if it kept to the rate exactly; undefined for a key that has not asked lately.
 *
 * Times are whole numbers of 1/quota ms: in these units a request costs exactly `windowMs`, and nothing is rounded.
 * Throws a RangeError when `nowMs` times the quota is too large to be exact.
 */
export function decide(
  { quota, windowMs, burst }: RatePolicy,
  due: number | undefined,
  nowMs: number,
): { readonly verdict: Verdict; readonly due: number } {
  const now = nowMs * quota;
  if (!Number.isSafeInteger(now + burst * windowMs)) throw new RangeError(`${nowMs} ms is not exact`);
  const early = Math.max(due ?? now, now) - now;
  const admitted = early <= (burst - 1) * windowMs;
  const taken = admitted ? early + windowMs : early;
  const remaining = Math.max(0, Math.floor((burst * windowMs - taken) / windowMs));
  const moreInMs = Math.ceil((taken - (burst - 1 - remaining) * windowMs) / quota);
  return { verdict: { admitted, remaining, moreInMs }, due: now + taken };
}
// #endregion decide

/** Limits each key on its own. One process, one event loop: `take` has no await, so it is one step. */
export class RateLimiter {
  readonly policy: RatePolicy;
  readonly #clock: { now(): number };
  readonly #due = new Map<string, number>();

  constructor(policy: RatePolicy, clock: { now(): number }) {
    this.policy = policy;
    this.#clock = clock;
  }

  take(key: string): Verdict {
    const { verdict, due } = decide(this.policy, this.#due.get(key), this.#clock.now());
    this.#due.set(key, due);
    return verdict;
  }

  /** Forgets the keys that have their whole burst again; returns how many are left. */
  sweep(): number {
    const now = this.#clock.now() * this.policy.quota;
    for (const [key, due] of this.#due) if (due <= now) this.#due.delete(key);
    return this.#due.size;
  }
}
