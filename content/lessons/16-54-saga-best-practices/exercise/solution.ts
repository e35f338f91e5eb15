import type { OrderId } from '../../../shop/domain.ts';

interface Reservation {
  readonly state: 'held' | 'refused' | 'released';
  readonly quantity: number;
}

/** The pieces of one article. Commands may come twice, and a release before its reservation. */
export class StockItem {
  readonly #received: number;
  readonly #reservations = new Map<OrderId, Reservation>();

  constructor(received: number) {
    this.#received = received;
  }

  available(): number {
    const held = [...this.#reservations.values()].filter(({ state }) => state === 'held');
    return held.reduce((left, { quantity }) => left - quantity, this.#received);
  }

  reserveStock(orderId: OrderId, quantity: number): 'reserved' | 'refused' {
    if (!this.#reservations.has(orderId)) {
      const state = quantity <= this.available() ? 'held' : 'refused';
      this.#reservations.set(orderId, { state, quantity });
    }
    return this.#reservations.get(orderId)?.state === 'held' ? 'reserved' : 'refused';
  }

  /** Compensates a reservation; one that has not come yet is refused when it does. */
  releaseStock(orderId: OrderId, quantity: number): void {
    this.#reservations.set(orderId, { state: 'released', quantity });
  }
}
