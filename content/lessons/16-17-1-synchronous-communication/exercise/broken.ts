import { CircuitBreaker } from '../../../shop/circuitBreaker.ts';
import { type Clock, Deadline } from '../../../shop/deadline.ts';
import type { Fetch } from '../../../shop/httpNetwork.ts';
import { mayRepeat } from '../../../shop/retry.ts';
import type { Rng } from '../../../shop/rng.ts';

export interface Options {
  readonly clock: Clock;
  readonly rng: Rng;
  readonly fetch: Fetch;
}

const ATTEMPTS = 3;
const ATTEMPT_MS = 200;

/** Charges orders at payment providers. */
export class PaymentClient {
  readonly #options: Options;
  readonly #breaker: CircuitBreaker;

  constructor(options: Options) {
    this.#options = options;
    this.#breaker = new CircuitBreaker({ clock: options.clock, failures: 5, restMs: 1_000 });
  }

  /** Charges an order, once, within two seconds; throws when no provider answers. */
  async charge(host: string, orderId: string, amount: number): Promise<Response> {
    const { clock, fetch } = this.#options;
    const deadline = new Deadline(clock, 2_000);
    const request = new Request(`http://${host}/v1/payments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ orderId, amount }),
    });
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.#breaker
        .run(
          () => deadline.within(ATTEMPT_MS, (signal) => fetch(new Request(request.clone(), { signal }))),
          (response) => response.status < 500,
        )
        .catch((error: Error) => error);
      const get = new Request(request.url);
      const transient = mayRepeat(get, outcome instanceof Response ? outcome : 'no answer');
      if (transient && attempt < ATTEMPTS) await clock.sleep(100 * 2 ** (attempt - 1));
      else if (outcome instanceof Response) return outcome;
      else throw outcome;
    }
  }
}
