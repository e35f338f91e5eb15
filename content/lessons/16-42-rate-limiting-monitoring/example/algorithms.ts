import { decide, type RatePolicy } from '../../../shop/rateLimit.ts';

/** A limiter of one key: says whether a request at `nowMs` passes, and counts it if so. */
export type Limit = (nowMs: number) => boolean;

// #region fixed
/** A counter that begins again at every full window. */
export function fixedWindow({ quota, windowMs }: RatePolicy): Limit {
  let window = -1;
  let count = 0;
  return (nowMs) => {
    const current = Math.floor(nowMs / windowMs);
    if (current !== window) [window, count] = [current, 0];
    if (count === quota) return false;
    count++;
    return true;
  };
}
// #endregion fixed

// #region sliding
/** Two counters: what is left of the last window counts in proportion, as if it had come evenly. */
export function slidingWindow({ quota, windowMs }: RatePolicy): Limit {
  let window = -1;
  let count = 0;
  let before = 0;
  return (nowMs) => {
    const current = Math.floor(nowMs / windowMs);
    if (current !== window) {
      before = current === window + 1 ? count : 0;
      [window, count] = [current, 0];
    }
    const left = windowMs - (nowMs % windowMs);
    if (before * left + (count + 1) * windowMs > quota * windowMs) return false;
    count++;
    return true;
  };
}
// #endregion sliding

/** The times of the last `quota` admitted requests: exact, and as large as the quota. */
export function slidingLog({ quota, windowMs }: RatePolicy): Limit {
  let times: number[] = [];
  return (nowMs) => {
    times = times.filter((at) => at > nowMs - windowMs);
    if (times.length === quota) return false;
    times.push(nowMs);
    return true;
  };
}

/** Refilled by `quota` units a millisecond; a request costs `windowMs` of them. Starts full. */
export function tokenBucket({ quota, windowMs, burst }: RatePolicy): Limit {
  const capacity = burst * windowMs;
  let level = capacity;
  let filledAt = 0;
  return (nowMs) => {
    level = Math.min(capacity, level + (nowMs - filledAt) * quota);
    filledAt = nowMs;
    if (level < windowMs) return false;
    level -= windowMs;
    return true;
  };
}

/** The one of the shop's kernel; its whole state is `due`. */
export function gcra(policy: RatePolicy): Limit {
  let due: number | undefined;
  return (nowMs) => {
    const step = decide(policy, due, nowMs);
    due = step.due;
    return step.verdict.admitted;
  };
}

/** GCRA as it is often written: in seconds, with fractions. */
export function gcraInSeconds({ quota, windowMs, burst }: RatePolicy): Limit {
  const interval = windowMs / 1_000 / quota;
  let due = 0;
  return (nowMs) => {
    const now = nowMs / 1_000;
    const from = Math.max(due, now);
    if (from - now > (burst - 1) * interval) return false;
    due = from + interval;
    return true;
  };
}
