import { Rng } from '../../../shop/rng.ts';
import { openDatabase } from '../../../shop/sqlite.ts';
import { schemas } from './databases.ts';
import { Inventory, type StockLevel } from './inventory.ts';
import { StockCopy } from './stockCopy.ts';

export type Apply = (copy: StockCopy, level: StockLevel) => void;

export const byVersion: Apply = (copy, level) => copy.apply(level);

/** Believes whatever comes last. */
export const byArrival: Apply = (copy, level) => copy.overwrite(level);

/** How many of `count` deliveries, each in its own order and with duplicates, leave a copy that is wrong. */
export function wrongCopies(apply: Apply, count: number): number {
  const rng = new Rng(1);
  const inventory = new Inventory(openDatabase({ schema: schemas.inventory }));
  const levels = [3, -1, -2, 4, -1, -1, 2, -3].map((difference) => inventory.change('SKU-BOOK', difference));
  const [owner] = inventory.levels(['SKU-BOOK']);
  const database = openDatabase({ schema: schemas.order });
  const copy = new StockCopy(database);
  let wrong = 0;
  for (let delivery = 0; delivery < count; delivery++) {
    database.exec('DELETE FROM stock_copy');
    const duplicates = levels.filter(() => rng.chance(0.3));
    for (const level of rng.shuffle([...levels, ...duplicates])) apply(copy, level);
    if (copy.level('SKU-BOOK')?.available !== owner?.available) wrong++;
  }
  database.close();
  return wrong;
}
