import type { Envelope } from './envelope.ts';
import type { FaultPlan } from './faultPlan.ts';
import { type Consumer, MemLog } from './memLog.ts';
import type { SimClock } from './simClock.ts';

/** A log loses nothing: a delivery that gets lost on the way is fetched this many milliseconds later. */
const NEXT_FETCH = 1_000;

/**
 * A log whose readers are woken in virtual time. The plan decides how late each reader is, so that two topics may
 * arrive in any order; records of one partition keep theirs. A record may be stored twice.
 */
export class Broker {
  readonly #clock: SimClock;
  readonly #faults: FaultPlan;
  readonly #log = new MemLog<Envelope>();
  readonly #wakes = new Map<string, (() => void)[]>();

  constructor(clock: SimClock, faults: FaultPlan) {
    this.#clock = clock;
    this.#faults = faults;
  }

  /** Stores a message and wakes everybody who reads its topic. */
  publish(topic: string, envelope: Envelope): void {
    for (let copies = Math.max(1, this.#faults.copies().length); copies > 0; copies--) {
      this.#log.append(topic, envelope.partitionkey, envelope);
    }
    for (const wake of this.#wakes.get(topic) ?? []) {
      const [delay = NEXT_FETCH] = this.#faults.copies();
      this.#clock.after(delay, wake);
    }
  }

  /** A reader of a topic; `wake` is called when something may have come for it. */
  subscribe(group: string, topic: string, wake: (consumer: Consumer<Envelope>) => void): Consumer<Envelope> {
    const consumer = this.#log.join(group, topic);
    this.#wakes.set(topic, [...(this.#wakes.get(topic) ?? []), () => wake(consumer)]);
    return consumer;
  }
}
