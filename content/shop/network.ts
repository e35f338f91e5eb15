import type { FaultPlan } from './faultPlan.ts';
import type { SimClock } from './simClock.ts';

/** A network between services: what is sent may be lost, doubled, delayed or overtaken, as the plan decides. */
export class Network {
  readonly #clock: SimClock;
  readonly #faults: FaultPlan;

  constructor(clock: SimClock, faults: FaultPlan) {
    this.#clock = clock;
    this.#faults = faults;
  }

  /** Runs `deliver` once for every copy that arrives, later in virtual time. */
  send(deliver: () => void | Promise<void>): void {
    for (const delay of this.#faults.copies()) this.#clock.after(delay, deliver);
  }
}
