import type { Rng } from '../../../shop/rng.ts';
import type { SimClock } from '../../../shop/simClock.ts';

/**
 * A service with a few workers. Calls wait in line for one of them; one call in a hundred takes ten times as long;
 * while the service is down, nothing in the line moves. It never asks whether a caller is still there.
 */
export class Station {
  readonly #clock: SimClock;
  readonly #rng: Rng;
  readonly #ms: readonly [number, number];
  readonly #line: (() => void)[] = [];
  #idle: number;
  #isDown = false;

  constructor(clock: SimClock, rng: Rng, options: { workers: number; ms: readonly [number, number] }) {
    this.#clock = clock;
    this.#rng = rng;
    this.#ms = options.ms;
    this.#idle = options.workers;
  }

  /** Resolves when one of the workers has done the call. */
  async work(): Promise<void> {
    await new Promise<void>((turn) => {
      this.#line.push(turn);
      this.#next();
    });
    await this.#clock.sleep(this.#rng.int(...this.#ms) * (this.#rng.chance(0.01) ? 10 : 1));
    this.#idle++;
    this.#next();
  }

  /** Plans an outage: from `at`, for `ms` milliseconds. */
  outage(at: number, ms: number): void {
    this.#clock.after(at, () => {
      this.#isDown = true;
    });
    this.#clock.after(at + ms, () => {
      this.#isDown = false;
      this.#next();
    });
  }

  #next(): void {
    while (!this.#isDown && this.#idle > 0 && this.#line.length > 0) {
      this.#idle--;
      this.#line.shift()?.();
    }
  }
}
