import { BreakerOpen, CircuitBreaker } from '../../../shop/circuitBreaker.ts';
import { type Clock, Deadline } from '../../../shop/deadline.ts';
import type { Fetch } from '../../../shop/httpNetwork.ts';
import { fullJitter, mayRepeat, RetryBudget } from '../../../shop/retry.ts';
import type { Rng } from '../../../shop/rng.ts';

export interface Options {
  readonly clock: Clock;
  readonly rng: Rng;
  readonly fetch: Fetch;
}

interface Provider {
  readonly breaker: CircuitBreaker;
  readonly budget: RetryBudget;
}

const ATTEMPTS = 3;
const ATTEMPT_MS = 200;

/** Charges orders at payment providers. */
export class PaymentClient {
  readonly #options: Options;
  readonly #providers = new Map<string, Provider>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Charges an order, once, within two seconds; throws when no provider answers. */
  async charge(host: string, orderId: string, amount: number): Promise<Response> {
    const { clock, rng, fetch } = this.#options;
    const { breaker, budget } = this.#provider(host);
    const deadline = new Deadline(clock, 2_000);
    const request = new Request(`http://${host}/v1/payments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `charge-${orderId}` },
      body: JSON.stringify({ orderId, amount }),
    });
    budget.earn();
    for (let attempt = 1; ; attempt++) {
      const outcome = await breaker
        .run(
          () => deadline.within(ATTEMPT_MS, (signal) => fetch(new Request(request.clone(), { signal }))),
          (response) => response.status < 500,
        )
        .catch((error: Error) => error);
      const again =
        attempt < ATTEMPTS &&
        !(outcome instanceof BreakerOpen) &&
        mayRepeat(request, outcome instanceof Response ? outcome : 'no answer') &&
        budget.spend();
      if (again) await clock.sleep(fullJitter(rng, attempt, 100, 1_000));
      else if (outcome instanceof Response) return outcome;
      else throw outcome;
    }
  }

  #provider(host: string): Provider {
    const known = this.#providers.get(host);
    if (known) return known;
    const provider = {
      breaker: new CircuitBreaker({ clock: this.#options.clock, failures: 5, restMs: 1_000 }),
      budget: new RetryBudget(),
    };
    this.#providers.set(host, provider);
    return provider;
  }
}
