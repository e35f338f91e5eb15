import type { SimClock } from '../../../shop/simClock.ts';

// #region drill
/** A rehearsed failure: what we believe, how it is broken, how we see that it is whole again. */
export interface Drill {
  readonly name: string;
  /** The belief as a number: recovered within so many seconds. */
  readonly within: number;
  inject(): void;
  isHealthy(): boolean;
  /** What is wrong although it looks healthy. */
  violations(): readonly string[];
}

export interface Report {
  readonly name: string;
  readonly outcome: 'held' | 'too slow' | 'violated';
  /** Seconds until it was healthy. */
  readonly recovered: number;
}

/** Breaks something and looks every second until it is whole or the time is up. */
export async function runDrill(drill: Drill, clock: SimClock): Promise<Report> {
  drill.inject();
  let seconds = 0;
  do {
    await clock.sleep(1_000);
    seconds++;
  } while (!drill.isHealthy() && seconds < drill.within);
  const outcome = !drill.isHealthy() ? 'too slow' : drill.violations().length > 0 ? 'violated' : 'held';
  return { name: drill.name, outcome, recovered: seconds };
}
// #endregion drill
