import { catalogue, type OrderId, orderId } from '../../../shop/domain.ts';
import type { StockFact } from '../../../shop/invariants.ts';

// #region shelf
/** One SKU as inventory keeps it. */
export class Shelf {
  readonly #received: number;
  readonly #reserved = new Map<OrderId, { quantity: number; availableBefore: number }>();
  #available: number;

  constructor(received: number) {
    this.#received = received;
    this.#available = received;
  }

  reserve(order: OrderId, quantity: number): boolean {
    if (quantity > this.#available) return false;
    this.#reserved.set(order, { quantity, availableBefore: this.#available });
    this.#available -= quantity;
    return true;
  }

  /** The semantic undo: gives back what this order took, whatever others did meanwhile. */
  release(order: OrderId): void {
    this.#available += this.#reserved.get(order)?.quantity ?? 0;
    this.#reserved.delete(order);
  }

  /** The tempting undo: puts the old number back, and with it wipes out every reservation made since. */
  restore(order: OrderId): void {
    this.#available = this.#reserved.get(order)?.availableBefore ?? this.#available;
    this.#reserved.delete(order);
  }

  facts(): StockFact {
    const reserved = [...this.#reserved.values()].reduce((pieces, { quantity }) => pieces + quantity, 0);
    return { sku: 'SKU-BOOK', received: this.#received, reserved, sold: 0 };
  }
}
// #endregion shelf

// #region interleaved
/** Three sagas share three books; the first is turned back after the second has reserved. */
export function interleave(undo: 'release' | 'restore'): StockFact {
  const [{ received }] = catalogue;
  const shelf = new Shelf(received);
  shelf.reserve(orderId(1), 2);
  shelf.reserve(orderId(2), 1);
  shelf[undo](orderId(1));
  shelf.reserve(orderId(3), 3);
  return shelf.facts();
}
// #endregion interleaved
