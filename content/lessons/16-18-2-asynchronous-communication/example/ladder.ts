import type { SimClock } from '../../../shop/simClock.ts';

/** Will fail again tomorrow: the message itself is wrong. */
export class Permanent extends Error {}

/** How a message ended, and what an operator wants to know about one that did not get through. */
export interface Ending {
  readonly ended: 'handled' | 'dead letter';
  readonly attempts: number;
  readonly reason?: string;
}

/** The waits before the second, third and fourth attempt, in milliseconds. */
const RUNGS = [1_000, 10_000, 60_000];

// #region climb
/** Tries again after longer and longer waits, and then gives the message up to the DLQ. */
export async function climb(clock: SimClock, handle: () => void | Promise<void>): Promise<Ending> {
  let reason = '';
  let attempts = 0;
  for (const wait of [0, ...RUNGS]) {
    await clock.sleep(wait);
    attempts++;
    try {
      await handle();
      return { ended: 'handled', attempts };
    } catch (error) {
      reason = (error as Error).message;
      if (error instanceof Permanent) break;
    }
  }
  return { ended: 'dead letter', attempts, reason };
}
// #endregion climb
