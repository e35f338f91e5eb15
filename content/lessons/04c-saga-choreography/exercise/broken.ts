/** What the picking shelf hears, from two topics. An event may come twice; its id stays the same. */
export interface ShelfEvent {
  readonly id: string;
  readonly type: 'StockReserved' | 'PaymentDeclined';
  readonly orderId: string;
  /** Pieces; 0 for a declined payment. */
  readonly quantity: number;
}

/** The shelf on which the warehouse puts books aside for orders that are about to be paid. */
export class PickingShelf {
  available: number;
  readonly #aside = new Map<string, number>();
  readonly #seen = new Set<string>();

  constructor(available: number) {
    this.available = available;
  }

  /** The pieces put aside, by order. */
  aside(): ReadonlyMap<string, number> {
    return this.#aside;
  }

  on({ id, type, orderId, quantity }: ShelfEvent): void {
    if (this.#seen.has(id)) return;
    this.#seen.add(id);
    if (type === 'StockReserved') {
      this.available -= quantity;
      this.#aside.set(orderId, quantity);
    } else {
      this.available += this.#aside.get(orderId) ?? 0;
      this.#aside.delete(orderId);
    }
  }
}
