/** Milliseconds of repeated runs of one thing, sorted. */
export interface Sample {
  readonly runs: number;
  readonly median: number;
  readonly p95: number;
  readonly least: number;
}

/** Measures `runs` runs of `act`, one after the other. */
export async function measure(runs: number, act: () => Promise<void>): Promise<Sample> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await act();
    times.push(performance.now() - start);
  }
  return sampleOf(times);
}

/** @param times milliseconds */
export function sampleOf(times: readonly number[]): Sample {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) * 10) / 10;
  return { runs: sorted.length, median: at(0.5), p95: at(0.95), least: at(0) };
}
