import { fullJitter } from '../../../shop/retry.ts';
import { Rng } from '../../../shop/rng.ts';

/** How often the lowest of `layers` is called for one request when it always fails and every layer tries `tries` times. */
export function callsAtTheBottom(layers: number, tries: number): number {
  if (layers === 0) return 1;
  let calls = 0;
  for (let attempt = 1; attempt <= tries; attempt++) calls += callsAtTheBottom(layers - 1, tries);
  return calls;
}

/** 100 clients fail in the same moment and try again: the most of them that come back within 10 ms. */
export function largestHerd(wait: (attempt: number) => number): number {
  const arrivals = new Map<number, number>();
  for (let client = 0; client < 100; client++) {
    let at = 0;
    for (let attempt = 1; attempt <= 3; attempt++) {
      at += wait(attempt);
      const slot = Math.floor(at / 10);
      arrivals.set(slot, (arrivals.get(slot) ?? 0) + 1);
    }
  }
  return Math.max(...arrivals.values());
}

export const exponential = (attempt: number) => 100 * 2 ** (attempt - 1);

export function jittered(seed: number): (attempt: number) => number {
  const rng = new Rng(seed);
  return (attempt) => fullJitter(rng, attempt, 100, 2_000);
}
