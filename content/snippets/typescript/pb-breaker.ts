// ---
// title: { en: Circuit breaker per host, ko: 호스트별 서킷 브레이커 }
// description:
//   en: Stops calling a host that keeps failing, lets one probe through after a rest, and forgets late answers.
//   ko: 계속 실패하는 호스트의 호출을 멈추고, 쉬었다가 시험 호출 하나만 보냅니다. 늦게 온 결과는 무시합니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#breaker-per-host
// stops: ["5", "10_000"]
// ---

/** The call was not made, so it has had no effect and may be tried elsewhere. */
export class BreakerOpenError extends Error {
  override readonly name = 'BreakerOpenError';
}

export interface BreakerOptions {
  /** Consecutive failures after which calls stop. */
  readonly failures?: number;
  /** Milliseconds without calls before one probe is let through. */
  readonly restMs?: number;
  /** Whether an error says that the host is ill; a refusal (4xx) does not. */
  readonly isFailure?: (error: unknown) => boolean;
  readonly now?: () => number;
}

export class CircuitBreaker {
  readonly #failures: number;
  readonly #restMs: number;
  readonly #isFailure: (error: unknown) => boolean;
  readonly #now: () => number;
  #state: 'closed' | 'open' | 'probing' = 'closed';
  #failed = 0;
  #openedAt = 0;
  /** Grows with every change of state; the outcome of a call that began before the last change says nothing. */
  #generation = 0;

  constructor({
    failures = 5,
    restMs = 10_000,
    isFailure = () => true,
    now = Date.now,
  }: BreakerOptions = {}) {
    this.#failures = failures;
    this.#restMs = restMs;
    this.#isFailure = isFailure;
    this.#now = now;
  }

  get state(): 'closed' | 'open' | 'probing' {
    return this.#state;
  }

  /** Runs `call`, or throws `BreakerOpenError` without running it. */
  async run<T>(call: () => Promise<T>): Promise<T> {
    const generation = this.#admit();
    try {
      const result = await call();
      this.#report(generation, true);
      return result;
    } catch (error) {
      this.#report(generation, !this.#isFailure(error));
      throw error;
    }
  }

  #admit(): number {
    if (this.#state === 'open' && this.#now() - this.#openedAt >= this.#restMs) this.#enter('probing');
    else if (this.#state !== 'closed') throw new BreakerOpenError(`the circuit is ${this.#state}`);
    return this.#generation;
  }

  #report(generation: number, healthy: boolean): void {
    if (generation !== this.#generation) return;
    if (healthy) {
      this.#failed = 0;
      if (this.#state === 'probing') this.#enter('closed');
    } else if (this.#state === 'probing' || ++this.#failed >= this.#failures) {
      this.#openedAt = this.#now();
      this.#enter('open');
    }
  }

  #enter(state: 'closed' | 'open' | 'probing'): void {
    this.#state = state;
    this.#failed = 0;
    this.#generation++;
  }
}

const breakers = new Map<string, CircuitBreaker>();

/** One breaker a host: one for all would let an ill host stop the calls to healthy ones. */
export function breakerFor(url: URL): CircuitBreaker {
  const breaker = breakers.get(url.host) ?? new CircuitBreaker();
  breakers.set(url.host, breaker);
  return breaker;
}
