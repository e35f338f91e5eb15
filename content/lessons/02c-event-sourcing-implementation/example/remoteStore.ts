import type { EventStore, NewEvent } from '../../../shop/eventStore.ts';
import type { FaultPlan } from '../../../shop/faultPlan.ts';
import type { OrderEvent } from '../../../shop/messages.ts';
import type { SimClock } from '../../../shop/simClock.ts';

/** The store may have appended or not: nobody knows. */
export class AnswerLost extends Error {
  constructor() {
    super('no answer from the store');
    this.name = 'AnswerLost';
  }
}

/** An event store at the other end of a network: requests take time, and answers get lost as the plan decides. */
export class RemoteStore {
  lostAppends = 0;
  readonly #store: EventStore<OrderEvent>;
  readonly #clock: SimClock;
  readonly #faults: FaultPlan;

  constructor(store: EventStore<OrderEvent>, clock: SimClock, faults: FaultPlan) {
    this.#store = store;
    this.#clock = clock;
    this.#faults = faults;
  }

  /** A question whose answer is lost is asked again: reading changes nothing. */
  async load(stream: string) {
    for (;;) {
      const answer = await this.#store.load(stream);
      if (await this.#travel()) return answer;
    }
  }

  async append(stream: string, expected: number, events: readonly NewEvent<OrderEvent>[]): Promise<number> {
    const version = await this.#store.append(stream, expected, events);
    if (await this.#travel()) return version;
    this.lostAppends++;
    throw new AnswerLost();
  }

  /** The way back; false when the answer does not arrive. */
  async #travel(): Promise<boolean> {
    const [delay] = this.#faults.copies();
    await this.#clock.sleep(delay ?? 0);
    return delay !== undefined;
  }
}
