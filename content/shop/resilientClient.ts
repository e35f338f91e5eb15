import { Bulkhead, BulkheadFull } from './bulkhead.ts';
import { BreakerOpen, type BreakerState, CircuitBreaker } from './circuitBreaker.ts';
import { BUDGET_HEADER, type Clock, type Deadline } from './deadline.ts';
import type { Fetch } from './httpNetwork.ts';
import { fullJitter, mayRepeat, RetryBudget, retryAfterMs } from './retry.ts';
import type { Rng } from './rng.ts';

export interface ClientOptions {
  readonly clock: Clock;
  readonly rng: Rng;
  readonly fetch: Fetch;
  /** The first attempt and its repetitions. */
  readonly attempts?: number;
  /** How long one attempt may take, in milliseconds. */
  readonly attemptMs?: number;
  readonly onBreaker?: (host: string, state: BreakerState) => void;
}

interface Dependency {
  readonly breaker: CircuitBreaker;
  readonly bulkhead: Bulkhead;
  readonly budget: RetryBudget;
}

/** Calls other services; what it learns of one host says nothing about another. */
export class ResilientClient {
  readonly #options: ClientOptions;
  readonly #dependencies = new Map<string, Dependency>();

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  // #region request
  /**
   * The last response, whatever its status; throws when the last call got none. `BreakerOpen` and `BulkheadFull`
   * are thrown only when no call was made at all: then the request has had no effect.
   */
  async request(request: Request, deadline: Deadline): Promise<Response> {
    const { clock, rng, attempts = 3 } = this.#options;
    const dependency = this.#dependency(new URL(request.url).host);
    dependency.budget.earn();
    let outcome: Response | Error | undefined;
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const latest = await this.#attempt(request, deadline, dependency).catch((error: Error) => error);
      const wasMade = !(latest instanceof BreakerOpen || latest instanceof BulkheadFull);
      outcome = wasMade ? latest : (outcome ?? latest);
      if (!wasMade || attempt === attempts) break;
      const answer = latest instanceof Response ? latest : 'no answer';
      const wait = retryAfterMs(answer) + fullJitter(rng, attempt, 100, 2_000);
      if (!mayRepeat(request, answer) || wait >= deadline.remaining() || !dependency.budget.spend()) break;
      await clock.sleep(wait);
    }
    if (outcome instanceof Response) return outcome;
    throw outcome;
  }
  // #endregion request

  // #region attempt
  /** One attempt: in a place of its own, past the breaker, all of it within the time that is left. */
  #attempt(request: Request, deadline: Deadline, { breaker, bulkhead }: Dependency): Promise<Response> {
    const { fetch, attemptMs = 500 } = this.#options;
    return deadline.within(attemptMs, (signal) =>
      bulkhead.run(() => {
        signal.throwIfAborted();
        const attempt = new Request(request.clone(), { signal });
        attempt.headers.set(BUDGET_HEADER, String(Math.min(attemptMs, deadline.remaining())));
        return breaker.run(
          () => fetch(attempt),
          (response) => response.status < 500,
        );
      }),
    );
  }
  // #endregion attempt

  #dependency(host: string): Dependency {
    const known = this.#dependencies.get(host);
    if (known) return known;
    const { clock, onBreaker } = this.#options;
    const dependency = {
      breaker: new CircuitBreaker({
        clock,
        failures: 5,
        restMs: 1_000,
        onChange: (state) => onBreaker?.(host, state),
      }),
      bulkhead: new Bulkhead(20, 20),
      budget: new RetryBudget(),
    };
    this.#dependencies.set(host, dependency);
    return dependency;
  }
}
