import type { Sku } from '../../../shop/domain.ts';
import type { Inventory, StockLevel } from './inventory.ts';
import type { StockCopy } from './stockCopy.ts';

// #region session
/** What one customer has seen. No read shows anything older, whichever copy answers. */
export class Session {
  readonly #seen = new Map<Sku, number>();

  read(sku: Sku, copy: StockCopy, owner: Inventory): StockLevel | undefined {
    const seen = this.#seen.get(sku) ?? 0;
    const copied = copy.level(sku);
    const level = copied && copied.version >= seen ? copied : owner.levels([sku])[0];
    if (level) this.#seen.set(sku, level.version);
    return level;
  }
}
// #endregion session
