import { Rng } from '../../../shop/rng.ts';

/** One call in a hundred takes a second; the others 10 ms. */
const SLOW = 0.01;
const SLOW_MS = 1_000;
const FAST_MS = 10;

// #region fanout
/** How long pages take that wait for `calls` parallel calls: as long as the slowest of them. */
export function pages(calls: number, count = 10_000): number[] {
  const rng = new Rng(50);
  const call = () => (rng.chance(SLOW) ? SLOW_MS : FAST_MS);
  return Array.from({ length: count }, () => Math.max(...Array.from({ length: calls }, call)));
}
// #endregion fanout

export const isSlow = (ms: number) => ms >= SLOW_MS;

/** The share of slow pages that arithmetic predicts. */
export const expectedSlow = (calls: number) => 1 - (1 - SLOW) ** calls;
