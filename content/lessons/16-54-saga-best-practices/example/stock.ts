import type { OrderId } from '../../../shop/domain.ts';

/** Where the pieces of one article are kept. Both ways answer the same questions. */
export interface Stock {
  reserve(orderId: OrderId): 'reserved' | 'refused';
  release(orderId: OrderId): 'released';
  available(): number;
}

// #region counter
/** A number that goes down and up: as good as its messages. */
export class Counter implements Stock {
  #left: number;

  constructor(received: number) {
    this.#left = received;
  }

  reserve(): 'reserved' | 'refused' {
    if (this.#left === 0) return 'refused';
    this.#left--;
    return 'reserved';
  }

  release(): 'released' {
    this.#left++;
    return 'released';
  }

  available(): number {
    return this.#left;
  }
}
// #endregion counter

// #region ledger
/** One entry for each order; how many pieces are left follows from the entries. */
export class Ledger implements Stock {
  readonly #received: number;
  readonly #entries = new Map<OrderId, 'held' | 'refused' | 'released'>();

  constructor(received: number) {
    this.#received = received;
  }

  reserve(orderId: OrderId): 'reserved' | 'refused' {
    const known = this.#entries.get(orderId);
    if (!known) this.#entries.set(orderId, this.available() > 0 ? 'held' : 'refused');
    return this.#entries.get(orderId) === 'held' ? 'reserved' : 'refused';
  }

  /** Leaves a tombstone, also where nothing is held: a reservation that comes later finds it. */
  release(orderId: OrderId): 'released' {
    this.#entries.set(orderId, 'released');
    return 'released';
  }

  available(): number {
    return this.#received - [...this.#entries.values()].filter((state) => state === 'held').length;
  }
}
// #endregion ledger
