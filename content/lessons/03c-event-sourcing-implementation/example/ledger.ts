/** A movement of stock: when it held in the warehouse, and when the shop learned of it. Days of January. */
export interface Movement {
  readonly type: 'StockReplenished' | 'StockSold' | 'StockCorrected';
  readonly quantity: number;
  readonly effective: number;
  readonly recorded: number;
}

/** Three lamps were broken on the 4th; the count of the 7th found it. */
export const lamps: readonly Movement[] = [
  { type: 'StockReplenished', quantity: 40, effective: 2, recorded: 2 },
  { type: 'StockSold', quantity: -6, effective: 3, recorded: 3 },
  { type: 'StockSold', quantity: -8, effective: 6, recorded: 6 },
  { type: 'StockCorrected', quantity: -3, effective: 4, recorded: 7 },
];

// #region as-of
/** What was on the shelf on `day`, as far as the shop knew on `known`. */
export function onShelf(movements: readonly Movement[], day: number, known: number): number {
  return movements
    .filter(({ effective, recorded }) => effective <= day && recorded <= known)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}
// #endregion as-of
