// #region events
/** What the modules publish: facts, with what a listener needs and no more. */
export type Published =
  | { type: 'OrderCancelled'; orderId: string; sku: string; quantity: number }
  | { type: 'PaymentRefunded'; orderId: string; amount: number }
  | { type: 'ProductRenamed'; sku: string; name: string };

/** Delivers inside the process. When a module leaves it, an outbox and a broker take this place. */
export class Bus {
  readonly #listeners: ((event: Published) => void)[] = [];

  subscribe(listener: (event: Published) => void): void {
    this.#listeners.push(listener);
  }

  publish(event: Published): void {
    for (const listener of this.#listeners) listener(event);
  }
}
// #endregion events
