import { RateLimiter, type RatePolicy, type Verdict } from '../../../shop/rateLimit.ts';
import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';

type Outcome = 'admitted' | 'near' | 'refused';

/**
 * Counts what a limiter says. The labels are the policy and one of three outcomes, however many keys there are; the
 * keys that meet the limit are named in a short list beside it.
 */
export class LimitMetrics {
  readonly counts: Record<Outcome, number> = { admitted: 0, near: 0, refused: 0 };
  readonly #refused = new Map<string, number>();
  readonly #policy: RatePolicy;

  constructor(policy: RatePolicy) {
    this.#policy = policy;
  }

  // #region record
  record(key: string, { admitted, remaining }: Verdict): void {
    const near = remaining < this.#policy.burst / 5;
    this.counts[admitted ? (near ? 'near' : 'admitted') : 'refused']++;
    if (!admitted) this.#refused.set(key, (this.#refused.get(key) ?? 0) + 1);
  }
  // #endregion record

  /** The keys refused most often: for a log line or a console, not for a label. */
  mostRefused(count: number): [key: string, refused: number][] {
    return [...this.#refused].toSorted(([, one], [, other]) => other - one).slice(0, count);
  }
}

/** What the metrics show of a minute in which a partner sends `rate` requests a second, at times by chance. */
export async function minuteAt(rate: number, policy: RatePolicy): Promise<LimitMetrics> {
  const clock = new SimClock();
  const rng = new Rng(rate);
  const limiter = new RateLimiter(policy, clock);
  const metrics = new LimitMetrics(policy);
  for (let nth = 0; nth < rate * 60; nth++) {
    clock.after(rng.int(0, 59_999), () => metrics.record('partner-7', limiter.take('partner-7')));
  }
  await clock.runUntilIdle();
  return metrics;
}
