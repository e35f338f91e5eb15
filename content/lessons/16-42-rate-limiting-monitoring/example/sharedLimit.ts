import { decide, RateLimiter, type RatePolicy } from '../../../shop/rateLimit.ts';
import { Rng } from '../../../shop/rng.ts';
import type { SimClock } from '../../../shop/simClock.ts';

/** The store all gateways share: a round trip takes 1 to 3 ms. */
export class SharedStore {
  isDown = false;
  readonly #clock: SimClock;
  readonly #rng: Rng;
  readonly #values = new Map<string, number>();

  constructor(clock: SimClock, seed: number) {
    this.#clock = clock;
    this.#rng = new Rng(seed);
  }

  get(key: string): Promise<number | undefined> {
    return this.#roundTrip(() => this.#values.get(key));
  }

  async set(key: string, value: number): Promise<void> {
    await this.#roundTrip(() => this.#values.set(key, value));
  }

  /** Runs `change` inside the store, as a script does: nobody reads between its read and its write. */
  update<T>(key: string, change: (value: number | undefined) => readonly [T, number]): Promise<T> {
    return this.#roundTrip(() => {
      const [result, value] = change(this.#values.get(key));
      this.#values.set(key, value);
      return result;
    });
  }

  async #roundTrip<T>(work: () => T): Promise<T> {
    await this.#clock.sleep(this.#rng.int(1, 3));
    if (this.isDown) throw new Error('the store does not answer');
    const result = work();
    await this.#clock.sleep(this.#rng.int(1, 3));
    return result;
  }
}

export type AsyncLimit = (key: string) => Promise<boolean>;

// #region racy
/** Three steps with the network in between. Wrong: all that read before the first write see the same count. */
export function readThenWrite(store: SharedStore, policy: RatePolicy, clock: SimClock): AsyncLimit {
  return async (key) => {
    const { verdict, due } = decide(policy, await store.get(key), clock.elapsed());
    if (verdict.admitted) await store.set(key, due);
    return verdict.admitted;
  };
}
// #endregion racy

// #region atomic
/** One step: the decision runs where the state is. */
export function atomic(store: SharedStore, policy: RatePolicy, clock: SimClock): AsyncLimit {
  return (key) =>
    store.update(key, (known) => {
      const { verdict, due } = decide(policy, known, clock.elapsed());
      return [verdict.admitted, due];
    });
}
// #endregion atomic

// #region fallback
/** While the store is away, each of `gateways` keeps its own share of the quota. */
export function withLocalShare(
  shared: AsyncLimit,
  { quota, burst, ...policy }: RatePolicy,
  gateways: number,
  clock: SimClock,
): AsyncLimit {
  const share = {
    ...policy,
    quota: Math.max(1, Math.floor(quota / gateways)),
    burst: Math.max(1, Math.floor(burst / gateways)),
  };
  const local = new RateLimiter(share, clock);
  return (key) => shared(key).catch(() => local.take(key).admitted);
}
// #endregion fallback
