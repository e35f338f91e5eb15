/** One request that has been answered. */
export interface Answered {
  readonly orderId: string;
  readonly outcome: 'ok' | 'error';
  readonly seconds: number;
}

/** Watches `POST /v1/orders` against a target of 99.9 % in 30 days. */
export class OrderMonitor {
  readonly #series = new Map<string, number>();
  readonly #minutes: { all: number; bad: number }[] = [];
  #all = 0;
  #bad = 0;
  #count = 0;
  #seconds = 0;

  observe({ orderId, outcome, seconds }: Answered): void {
    const labels = `{orderId="${orderId}",outcome="${outcome}"}`;
    this.#series.set(labels, (this.#series.get(labels) ?? 0) + 1);
    this.#all++;
    if (outcome === 'error') this.#bad++;
    this.#count++;
    this.#seconds += seconds;
  }

  /** How many time series this monitor has made so far. */
  seriesCount(): number {
    return this.#series.size;
  }

  /** Do too many customers wait for more than half a second? */
  isSlow(): boolean {
    return this.#seconds / this.#count > 0.5;
  }

  /** Closes a minute and says whether somebody has to be woken now. */
  endOfMinute(): 'page' | undefined {
    this.#minutes.push({ all: this.#all, bad: this.#bad });
    this.#all = 0;
    this.#bad = 0;
    const window = this.#minutes.slice(-5);
    const all = window.reduce((total, minute) => total + minute.all, 0);
    const bad = window.reduce((total, minute) => total + minute.bad, 0);
    return bad / all > 0.01 ? 'page' : undefined;
  }
}
