import { burnRules, ErrorBudget } from '../../../shop/burnRate.ts';
import { Histogram } from '../../../shop/metrics.ts';

/** One request that has been answered. */
export interface Answered {
  readonly orderId: string;
  readonly outcome: 'ok' | 'error';
  readonly seconds: number;
}

/** At most one customer in a hundred may wait for longer. */
const PATIENCE = 0.5;
const MAY_BE_SLOW = 0.01;

/** Watches `POST /v1/orders` against a target of 99.9 % in 30 days. */
export class OrderMonitor {
  readonly #durations = new Histogram(
    'order_request_duration_seconds',
    'Duration of requests.',
    { outcome: ['ok', 'error'] },
    [PATIENCE],
  );
  readonly #budget = new ErrorBudget(0.999);
  #good = 0;
  #bad = 0;

  observe({ outcome, seconds }: Answered): void {
    this.#durations.observe({ outcome }, seconds);
    if (outcome === 'ok') this.#good++;
    else this.#bad++;
  }

  /** How many time series this monitor has made so far. */
  seriesCount(): number {
    return this.#durations.samples().length;
  }

  /** Do too many customers wait for more than half a second? */
  isSlow(): boolean {
    return 1 - this.#bucket(String(PATIENCE)) / this.#bucket('+Inf') > MAY_BE_SLOW;
  }

  /** Closes a minute and says whether somebody has to be woken now. */
  endOfMinute(): 'page' | undefined {
    this.#budget.record({ good: this.#good, bad: this.#bad });
    this.#good = 0;
    this.#bad = 0;
    return this.#budget.firing(burnRules).some(({ severity }) => severity === 'page') ? 'page' : undefined;
  }

  #bucket(limit: string): number {
    return this.#durations
      .samples()
      .filter(({ labels }) => labels.le === limit)
      .reduce((total, { value }) => total + value, 0);
  }
}
