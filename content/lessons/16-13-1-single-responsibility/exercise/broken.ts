// The payment module.
import type { OrderCancelled } from './order/index.ts';
import { find } from './order/internal/repo.ts';

export interface Refund {
  readonly orderId: string;
  readonly amount: number;
}

export class Payments {
  readonly #captured = new Set<string>();

  /** Takes the money of an order. */
  capture(orderId: string, _amount: number): void {
    this.#captured.add(orderId);
  }

  /** Gives the money back, once; undefined when none was taken. */
  onCancelled({ orderId }: OrderCancelled): Refund | undefined {
    if (!this.#captured.delete(orderId)) return undefined;
    return { orderId, amount: find(orderId)?.total ?? 0 };
  }
}
