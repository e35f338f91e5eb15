import type { SimClock } from '../../../shop/simClock.ts';

const since = Date.parse('2025-12-01T00:00:00Z');
const until = new Date('2026-03-01T00:00:00Z');

// #region headers
/** What every response of the old version says. Deprecation is a structured date, Sunset an HTTP date. */
export const deprecation = {
  deprecation: `@${since / 1_000}`,
  sunset: until.toUTCString(),
  link: '<https://shop.example.com/docs/moving-to-v1>; rel="deprecation"; type="text/html"',
};
// #endregion headers

export function isGone(clock: SimClock): boolean {
  return clock.now() >= until.getTime();
}
