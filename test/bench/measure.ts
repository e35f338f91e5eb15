/** Numbers of repeated runs of one thing, in milliseconds. */
export interface Sample {
  readonly runs: number;
  readonly median: number;
  readonly p95: number;
  readonly least: number;
}

/** Samples by the name of what they measure. */
export type Samples = Readonly<Record<string, Sample>>;

/** Measures `runs` runs of `act`, one after the other. */
export function measure(runs: number, act: () => Promise<unknown>): Promise<Sample> {
  return repeat(runs, () => timed(act));
}

/** `runs` runs of what takes its own time, one after the other. */
export async function repeat(runs: number, time: () => Promise<number>): Promise<Sample> {
  const times: number[] = [];
  while (times.length < runs) times.push(await time());
  return sampleOf(times);
}

export async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

/** @param times milliseconds */
export function sampleOf(times: readonly number[]): Sample {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) * 10) / 10;
  return { runs: sorted.length, median: at(0.5), p95: at(0.95), least: at(0) };
}
