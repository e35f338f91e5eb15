import type { OrderId } from '../../../shop/domain.ts';

/** The pieces of one article. Commands may come twice, and a release before its reservation. */
export class StockItem {
  #available: number;
  readonly #answers = new Map<OrderId, 'reserved' | 'refused'>();

  constructor(received: number) {
    this.#available = received;
  }

  available(): number {
    return this.#available;
  }

  reserveStock(orderId: OrderId, quantity: number): 'reserved' | 'refused' {
    const known = this.#answers.get(orderId);
    if (known) return known;
    const answer = quantity <= this.#available ? 'reserved' : 'refused';
    if (answer === 'reserved') this.#available -= quantity;
    this.#answers.set(orderId, answer);
    return answer;
  }

  /** Compensates a reservation. */
  releaseStock(_orderId: OrderId, quantity: number): void {
    this.#available += quantity;
  }
}
