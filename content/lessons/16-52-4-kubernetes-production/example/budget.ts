/** A number of pods, or a share such as `50%`. */
export type Count = number | string;

/** A PodDisruptionBudget: one of the two. */
export interface Budget {
  readonly minAvailable?: Count;
  readonly maxUnavailable?: Count;
}

// #region allowed
/** How many pods may be evicted now, of `expected` of which `healthy` are ready. Shares are rounded up. */
export function disruptionsAllowed(
  { minAvailable, maxUnavailable }: Budget,
  expected: number,
  healthy: number,
): number {
  const needed =
    minAvailable === undefined
      ? expected - pods(maxUnavailable ?? 0, expected)
      : pods(minAvailable, expected);
  return Math.max(0, healthy - needed);
}
// #endregion allowed

function pods(count: Count, expected: number): number {
  return typeof count === 'number' ? count : Math.ceil((Number.parseInt(count, 10) / 100) * expected);
}
