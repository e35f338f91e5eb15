import type { SimClock, Timer } from './simClock.ts';

/** What code that waits needs of a clock; `SimClock` is one. */
export type Clock = Pick<SimClock, 'now' | 'sleep' | 'after'>;

/** The time left for the whole request. A length, not a point in time: the clocks of two machines differ. */
export const BUDGET_HEADER = 'x-time-budget-ms';

/** The answer did not come in time. Whether the call had its effect is unknown. */
export class TimedOut extends Error {
  constructor(ms: number) {
    super(`no answer within ${ms} ms`);
    this.name = 'TimedOut';
  }
}

/** When the caller stops waiting. One for a whole request, however many calls it makes. */
export class Deadline {
  readonly #clock: Clock;
  readonly #at: number;

  constructor(clock: Clock, budgetMs: number) {
    this.#clock = clock;
    this.#at = clock.now() + budgetMs;
  }

  // #region of
  /** What the caller grants, but no more than this service allows itself. */
  static of(request: Request, clock: Clock, ownMs: number): Deadline {
    const granted = request.headers.get(BUDGET_HEADER) ?? '';
    return new Deadline(clock, /^\d{1,9}$/.test(granted) ? Math.min(Number(granted), ownMs) : ownMs);
  }

  /** Milliseconds that are left, never below 0. */
  remaining(): number {
    return Math.max(0, this.#at - this.#clock.now());
  }
  // #endregion of

  /**
   * Runs `work` for at most `limitMs` and no longer than the deadline. When the time is up its signal is aborted
   * and `TimedOut` is thrown; work is not begun when no time is left.
   */
  async within<T>(limitMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const ms = Math.min(limitMs, this.remaining());
    if (ms === 0) throw new TimedOut(0);
    const control = new AbortController();
    let timer: Timer | undefined;
    const expiry = new Promise<never>((_, reject) => {
      timer = this.#clock.after(ms, () => {
        const reason = new TimedOut(ms);
        reject(reason);
        control.abort(reason);
      });
    });
    try {
      return await Promise.race([work(control.signal), expiry]);
    } finally {
      timer?.cancel();
    }
  }
}
