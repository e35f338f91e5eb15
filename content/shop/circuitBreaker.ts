export type BreakerState = 'closed' | 'open' | 'half-open';

/** The call was not made, so it has had no effect. */
export class BreakerOpen extends Error {
  constructor() {
    super('the circuit is open');
    this.name = 'BreakerOpen';
  }
}

export interface BreakerOptions {
  readonly clock: { now(): number };
  /** Failures in a row after which calls stop. */
  readonly failures: number;
  /** Milliseconds without calls, after which one probe is let through. */
  readonly restMs: number;
  readonly onChange?: (state: BreakerState) => void;
}

/** Stops calling a host that keeps failing. Keep one for each host. */
export class CircuitBreaker {
  readonly #options: BreakerOptions;
  #state: BreakerState = 'closed';
  #failed = 0;
  #openedAt = 0;
  /** Grows with every change of state: the outcome of a call that began before the last change says nothing. */
  #generation = 0;

  constructor(options: BreakerOptions) {
    this.#options = options;
  }

  get state(): BreakerState {
    return this.#state;
  }

  // #region run
  /** Makes the call, or throws `BreakerOpen`. An error that is thrown counts as a failure. */
  async run<T>(call: () => Promise<T>, isHealthy: (result: T) => boolean = () => true): Promise<T> {
    const generation = this.#admit();
    let healthy = false;
    try {
      const result = await call();
      healthy = isHealthy(result);
      return result;
    } finally {
      if (generation === this.#generation) this.#report(healthy);
    }
  }

  #admit(): number {
    const { clock, restMs } = this.#options;
    const rested = clock.now() - this.#openedAt >= restMs;
    if (this.#state === 'open' && rested) this.#enter('half-open');
    else if (this.#state !== 'closed') throw new BreakerOpen();
    return this.#generation;
  }

  #report(healthy: boolean): void {
    this.#failed = healthy ? 0 : this.#failed + 1;
    if (this.#state === 'half-open') this.#enter(healthy ? 'closed' : 'open');
    else if (this.#failed >= this.#options.failures) this.#enter('open');
  }
  // #endregion run

  #enter(state: BreakerState): void {
    this.#state = state;
    this.#failed = 0;
    this.#generation++;
    if (state === 'open') this.#openedAt = this.#options.clock.now();
    this.#options.onChange?.(state);
  }
}
