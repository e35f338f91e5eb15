// The payment module.

export interface Refund {
  readonly orderId: string;
  readonly amount: number;
}

/** What payment has to know of a cancelled order. An event of the order module fits by shape. */
export interface Cancelled {
  readonly orderId: string;
}

export class Payments {
  readonly #captured = new Map<string, number>();

  /** Takes the money of an order. */
  capture(orderId: string, amount: number): void {
    this.#captured.set(orderId, amount);
  }

  /** Gives the money back, once; undefined when none was taken. */
  onCancelled({ orderId }: Cancelled): Refund | undefined {
    const amount = this.#captured.get(orderId);
    if (amount === undefined) return undefined;
    this.#captured.delete(orderId);
    return { orderId, amount };
  }
}
