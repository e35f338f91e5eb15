import type { RatePolicy } from '../../../shop/rateLimit.ts';
import { Rng } from '../../../shop/rng.ts';
import type { Limit } from './algorithms.ts';

/** How many of `count` requests at once are admitted. */
export function admittedAt(limit: Limit, nowMs: number, count: number): number {
  return Array.from({ length: count }, () => limit(nowMs)).filter(Boolean).length;
}

/** The most requests that pass within any `spanMs`, by a client that asks every millisecond from `startMs` on. */
export function mostWithin(limit: Limit, spanMs: number, startMs: number): number {
  const passed: number[] = [];
  for (let now = startMs; now < startMs + 5 * spanMs; now++) {
    while (limit(now)) passed.push(now);
  }
  return Math.max(...passed.map((from) => passed.filter((at) => at >= from && at < from + spanMs).length));
}

/** A policy and the times of 300 requests, both by chance: from far apart to many at once. */
export function randomLoad(seed: number): { readonly policy: RatePolicy; readonly times: readonly number[] } {
  const rng = new Rng(seed);
  const policy = { name: 'random', quota: rng.int(1, 60), windowMs: 1_000, burst: rng.int(1, 20) };
  const gap = rng.int(1, 3_000 / policy.quota);
  let now = 0;
  const times = Array.from({ length: 300 }, () => {
    now += rng.chance(0.3) ? 0 : rng.int(0, gap);
    return now;
  });
  return { policy, times };
}

/** The first request of a run on which two limiters do not agree, counted from 1; 0 when they always do. */
export function firstDifference(one: Limit, other: Limit, times: readonly number[]): number {
  return times.findIndex((now) => one(now) !== other(now)) + 1;
}
