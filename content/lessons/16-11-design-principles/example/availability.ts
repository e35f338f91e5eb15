// #region series
/** The availability of a request that needs every one of its parts, from 0 to 1: the product, never the average. */
export function inSeries(parts: readonly number[]): number {
  return parts.reduce((product, part) => product * part, 1);
}
// #endregion series
