import type { Count, RollingUpdate } from './manifest.ts';

// #region limits
/** How many pods a rollout may have above, and may miss below, the replicas. */
export function rolloutLimits(
  replicas: number,
  { maxSurge = '25%', maxUnavailable = '25%' }: RollingUpdate = {},
) {
  const surge = Math.ceil(share(maxSurge, replicas));
  const unavailable = Math.floor(share(maxUnavailable, replicas));
  // Rounding down can leave both at 0, and nothing could ever be replaced.
  return { surge, unavailable: surge + unavailable === 0 ? 1 : unavailable };
}
// #endregion limits

function share(count: Count, replicas: number): number {
  return typeof count === 'number' ? count : (Number.parseInt(count, 10) / 100) * replicas;
}
