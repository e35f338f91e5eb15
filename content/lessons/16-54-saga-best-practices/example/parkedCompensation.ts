import type { SimClock } from '../../../shop/simClock.ts';

/** A compensation that needs a person: what failed, why, and where it says what to do. */
export interface Parked {
  readonly sagaId: string;
  readonly compensation: string;
  readonly attempts: number;
  readonly error: string;
  readonly runbook: string;
}

// #region compensate
/** Tries for as long as `pausesMs` says, then parks. A saga with a parked compensation is open, not finished. */
export async function compensate(
  { sagaId, compensation, runbook }: Pick<Parked, 'sagaId' | 'compensation' | 'runbook'>,
  attempt: () => void,
  { clock, pausesMs, park }: { clock: SimClock; pausesMs: readonly number[]; park: (entry: Parked) => void },
): Promise<'compensated' | 'parked'> {
  let error = '';
  for (const pause of [...pausesMs, undefined]) {
    try {
      attempt();
      return 'compensated';
    } catch (thrown) {
      error = (thrown as Error).message;
      if (pause !== undefined) await clock.sleep(pause);
    }
  }
  park({ sagaId, compensation, attempts: pausesMs.length + 1, error, runbook });
  return 'parked';
}
// #endregion compensate
