import type { Rng } from './rng.ts';

/** The process dies here. Whatever was not stored is gone; nobody but `survive` and a supervisor catches it. */
export class Crash extends Error {
  readonly point: string;

  constructor(point: string) {
    super(`crashed at ${point}`);
    this.name = 'Crash';
    this.point = point;
  }
}

/** How unreliable the world is: probabilities from 0 to 1, delays in milliseconds. */
export interface FaultRates {
  /** A message is lost. */
  readonly drop?: number;
  /** A message arrives twice. */
  readonly duplicate?: number;
  /** A message is held back so long that later ones overtake it. */
  readonly reorder?: number;
  /** The usual delay of a message, from the first to the second number. */
  readonly delay?: readonly [number, number];
  /** The process dies at a point it reaches. */
  readonly crash?: number;
}

/** How much longer than usual a reordered message takes, in milliseconds. */
const HOLD_BACK = 1_000;

/** Decides, from a seed, what goes wrong and when. `stop()` ends all faults: then the system has to recover. */
export class FaultPlan {
  /** The names of the points where a crash was thrown, in order. */
  readonly crashes: string[] = [];
  readonly #rng: Rng;
  #rates: FaultRates;
  readonly #planned = new Map<string, number>();
  readonly #visits = new Map<string, number>();

  constructor(rng: Rng, rates: FaultRates = {}) {
    this.#rng = rng;
    this.#rates = rates;
  }

  /** Plans a crash at the `visit`-th time (1 is the first) the program reaches `point`. */
  crashAt(point: string, visit = 1): this {
    this.#planned.set(point, visit);
    return this;
  }

  /** The program is at a named point, such as `order:after-commit`; throws `Crash` when it is to die there. */
  reach(point: string): void {
    const visit = (this.#visits.get(point) ?? 0) + 1;
    this.#visits.set(point, visit);
    if (this.#planned.get(point) === visit || this.#happens(this.#rates.crash)) {
      this.crashes.push(point);
      throw new Crash(point);
    }
  }

  /** The delays, in milliseconds, of the copies of one message: none when it is lost, two when it is duplicated. */
  copies(): number[] {
    if (this.#happens(this.#rates.drop)) return [];
    const copies = this.#happens(this.#rates.duplicate) ? 2 : 1;
    return Array.from({ length: copies }, () => this.#delay());
  }

  /** The faults are over: from now on every message arrives once and nothing crashes. */
  stop(): void {
    this.#rates = {};
    this.#planned.clear();
  }

  #delay(): number {
    const [low, high] = this.#rates.delay ?? [0, 0];
    const usual = this.#rng.int(low, high);
    return this.#happens(this.#rates.reorder) ? usual + high + HOLD_BACK : usual;
  }

  #happens(probability = 0): boolean {
    return probability > 0 && this.#rng.chance(probability);
  }
}

/**
 * Runs `attempt` again after every `Crash`, as a supervisor restarts a process, and returns what it returns in the
 * end. Other errors pass through. Throws after `limit` crashes.
 */
export async function survive<T>(attempt: () => T | Promise<T>, limit = 1_000): Promise<T> {
  for (let crashes = 0; crashes < limit; crashes++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
  throw new Error(`survive: still crashing after ${limit} restarts`);
}
