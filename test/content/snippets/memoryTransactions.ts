import type { FaultPlan } from '../../../content/shop/faultPlan.ts';

/** Two transactions met; the one that commits second fails and is tried again by its caller. */
export class Conflict extends Error {}

/**
 * Serializable transactions over a plain value: each works on a copy, which takes the place of the original at commit
 * unless another transaction committed meanwhile. The process may die right before and right after a commit.
 */
export class MemoryTransactions<State extends object> {
  state: State;
  readonly #faults: FaultPlan;
  #commits = 0;

  constructor(state: State, faults: FaultPlan) {
    this.state = state;
    this.#faults = faults;
  }

  run = async <T>(work: (state: State) => Promise<T>): Promise<T> => {
    const startedAt = this.#commits;
    const copy = structuredClone(this.state);
    const result = await work(copy);
    this.#faults.reach('before-commit');
    if (this.#commits !== startedAt) throw new Conflict();
    this.state = copy;
    this.#commits++;
    this.#faults.reach('after-commit');
    return result;
  };
}

/** Runs `attempt` again while transactions conflict, as a caller with a retry does. */
export async function untilCommitted<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
}
