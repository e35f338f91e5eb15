/** Captured money by order. */
export class Ledger {
  readonly #captured = new Map<string, number>();

  capture(orderId: string, amount: number): void {
    this.#captured.set(orderId, amount);
  }

  /** The amount to refund; 0 when there is none, or it was refunded before. */
  takeBack(orderId: string): number {
    const amount = this.#captured.get(orderId) ?? 0;
    this.#captured.delete(orderId);
    return amount;
  }
}
