// ---
// title: { en: Deadline budget, ko: 데드라인 예산 }
// description:
//   en: One deadline for the whole request, passed on as the time that is left, so that nobody works for a caller who has gone.
//   ko: 요청 전체에 하나의 데드라인을 두고 남은 시간을 다음 호출에 넘겨, 이미 떠난 호출자를 위해 일하지 않게 합니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#deadline-budget
// stops: [x-time-budget-ms, "1_000", "20"]
// ---

/** The time left, not a point in time: the clocks of two machines differ. */
export const budgetHeader = 'x-time-budget-ms';

export class DeadlineExceededError extends Error {
  override readonly name = 'DeadlineExceededError';
}

export class Deadline {
  readonly #at: number;
  readonly #now: () => number;

  /** @param now a monotonic clock in milliseconds */
  constructor(budgetMs: number, now: () => number = () => performance.now()) {
    this.#at = now() + budgetMs;
    this.#now = now;
  }

  /** The smaller of what the caller grants and what this service allows itself. */
  static ofRequest(headers: Headers, ownBudgetMs = 1_000, now?: () => number): Deadline {
    const granted = headers.get(budgetHeader);
    const grantedMs = granted !== null && /^\d{1,9}$/.test(granted) ? Number(granted) : ownBudgetMs;
    return new Deadline(Math.min(grantedMs, ownBudgetMs), now);
  }

  get remainingMs(): number {
    return Math.max(0, Math.floor(this.#at - this.#now()));
  }

  /**
   * What a call to the next service gets: a header and a signal with the time left, less what the answer needs on its
   * way back. Throws instead of starting work that cannot be in time.
   */
  forCall(reserveMs = 20): { headers: Record<string, string>; signal: AbortSignal } {
    const budgetMs = this.remainingMs - reserveMs;
    if (budgetMs <= 0) throw new DeadlineExceededError('no time left for another call');
    return { headers: { [budgetHeader]: String(budgetMs) }, signal: AbortSignal.timeout(budgetMs) };
  }
}
