import { FaultPlan } from '../../../shop/faultPlan.ts';
import { Network } from '../../../shop/network.ts';
import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';

/** How long a saga waits before it sends a command again, in milliseconds. */
const RESEND = 400;

/** A world in which commands and answers are lost, doubled and overtaken, as the seed decides. */
export class Remote {
  readonly clock = new SimClock();
  readonly rng: Rng;
  readonly #network: Network;

  constructor(seed: number) {
    this.rng = new Rng(seed);
    const faults = new FaultPlan(this.rng, { drop: 0.1, duplicate: 0.2, reorder: 0.2, delay: [5, 50] });
    this.#network = new Network(this.clock, faults);
  }

  /** Asks once and waits so long. After a timeout the command may still be on its way. */
  askOnce<T>(work: () => T, patienceMs: number): Promise<T | 'timedOut'> {
    return new Promise((resolve) => {
      this.#send(work, resolve);
      this.clock.after(patienceMs, () => resolve('timedOut'));
    });
  }

  /** Asks again and again until there is an answer. */
  ask<T>(work: () => T): Promise<T> {
    return new Promise((resolve) => {
      let answered = false;
      const attempt = () => {
        if (answered) return;
        this.#send(work, (answer) => {
          answered = true;
          resolve(answer);
        });
        this.clock.after(RESEND, attempt);
      };
      attempt();
    });
  }

  #send<T>(work: () => T, onAnswer: (answer: T) => void): void {
    this.#network.send(() => {
      const answer = work();
      this.#network.send(() => onAnswer(answer));
    });
  }
}
