import { catalogue } from '../../../../../shop/domain.ts';
import type { Bus } from '../../events.ts';
import { Shelf } from './internal/shelf.ts';

// #region inventory
/** Decides about stock, alone. The name of a product is a copy that order keeps up to date. */
export class InventoryModule {
  readonly #shelf = new Shelf(catalogue);

  constructor(bus: Bus) {
    bus.subscribe((event) => {
      if (event.type === 'OrderCancelled') this.release(event.sku, event.quantity);
      if (event.type === 'ProductRenamed') this.#shelf.rename(event.sku, event.name);
    });
  }

  reserve(sku: string, quantity: number) {
    const left = this.#shelf.available(sku);
    if (left < quantity) return { reserved: false as const, left };
    this.#shelf.change(sku, -quantity);
    return { reserved: true as const };
  }

  release(sku: string, quantity: number): void {
    this.#shelf.change(sku, quantity);
  }

  stock(sku: string) {
    return this.#shelf.find(sku);
  }
}
// #endregion inventory
