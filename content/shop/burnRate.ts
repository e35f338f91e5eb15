/** One rule: the error budget burns at `factor` or faster, over the long window and still over the short one. */
export interface BurnRule {
  readonly severity: 'page' | 'ticket';
  readonly factor: number;
  /** In minutes. */
  readonly long: number;
  readonly short: number;
}

// #region rules
/** The windows of the SRE Workbook, for a budget of 30 days. */
export const burnRules: readonly BurnRule[] = [
  { severity: 'page', factor: 14.4, long: 60, short: 5 },
  { severity: 'page', factor: 6, long: 6 * 60, short: 30 },
  { severity: 'ticket', factor: 1, long: 3 * 24 * 60, short: 6 * 60 },
];
// #endregion rules

const PERIOD_MINUTES = 30 * 24 * 60;

/** Good and bad events, minute by minute, against a target such as 0.999. */
export class ErrorBudget {
  readonly #allowed: number;
  /** Sums of all events and of the bad ones up to each minute, so that a window is one subtraction. */
  readonly #all = [0];
  readonly #bad = [0];

  constructor(target: number) {
    this.#allowed = 1 - target;
  }

  /** What happened in the next minute. */
  record({ good, bad }: { good: number; bad: number }): void {
    this.#all.push((this.#all.at(-1) ?? 0) + good + bad);
    this.#bad.push((this.#bad.at(-1) ?? 0) + bad);
  }

  // #region burn
  /** The share of bad events in the last minutes, over the share that is allowed: 1 spends the budget exactly. */
  burnRate(minutes: number): number {
    const all = lastOf(this.#all, minutes);
    return all === 0 ? 0 : lastOf(this.#bad, minutes) / all / this.#allowed;
  }

  /** The rules that fire now. */
  firing(rules: readonly BurnRule[] = burnRules): BurnRule[] {
    return rules.filter(
      ({ factor, long, short }) => this.burnRate(long) >= factor && this.burnRate(short) >= factor,
    );
  }
  // #endregion burn

  /** The share of a 30-day budget that is gone, if traffic is even. */
  spent(): number {
    const minutes = this.#all.length - 1;
    return (this.burnRate(minutes) * minutes) / PERIOD_MINUTES;
  }
}

function lastOf(sums: readonly number[], minutes: number): number {
  return (sums.at(-1) ?? 0) - (sums[Math.max(0, sums.length - 1 - minutes)] ?? 0);
}
