import { catalogue, orderId } from '../../../../../shop/domain.ts';
import type { Bus } from '../../events.ts';
import { Orders, Products } from './internal/store.ts';

// #region ports
/** What order needs from others, in its own words. Whoever offers it fits by shape. */
export interface Stock {
  /** Takes pieces from the shelf; answers how many there were when there are too few. */
  reserve(sku: string, quantity: number): { reserved: true } | { reserved: false; left: number };
  release(sku: string, quantity: number): void;
}

export interface Money {
  /** True when the card was charged. */
  charge(orderId: string, customerId: string, amount: number): boolean;
}

export interface Parcels {
  open(orderId: string): void;
  /** The day the parcel left, `2026-01-05`, or null. */
  sentOn(orderId: string): string | null;
}
// #endregion ports

export type Placed =
  | { orderId: string; total: number }
  | { refused: 'unknown product' | 'declined' }
  | { refused: 'too few'; left: number };

export class OrderModule {
  readonly #orders = new Orders();
  readonly #products = new Products(catalogue);
  readonly #ports: { stock: Stock; money: Money; parcels: Parcels };
  readonly #bus: Bus;
  #placed = 0;

  constructor(ports: { stock: Stock; money: Money; parcels: Parcels }, bus: Bus) {
    this.#ports = ports;
    this.#bus = bus;
    bus.subscribe((event) => {
      if (event.type === 'PaymentRefunded') this.#orders.refund(event.orderId, event.amount);
    });
  }

  // #region place
  place(customerId: string, sku: string, quantity: number): Placed {
    const { stock, money, parcels } = this.#ports;
    const id = orderId(++this.#placed);
    const product = this.#products.find(sku);
    if (!product) return { refused: 'unknown product' };
    const total = product.price * quantity;
    const taken = stock.reserve(sku, quantity);
    if (!taken.reserved) return { refused: 'too few', left: taken.left };
    if (!money.charge(id, customerId, total)) {
      stock.release(sku, quantity);
      return { refused: 'declined' };
    }
    this.#orders.add({ id, customerId, state: 'APPROVED', sku, quantity, total, paid: total });
    parcels.open(id);
    return { orderId: id, total };
  }
  // #endregion place

  cancel(id: string): 'unknown order' | 'has left' | undefined {
    const order = this.#orders.find(id);
    if (!order) return 'unknown order';
    if (this.#ports.parcels.sentOn(id)) return 'has left';
    if (this.#orders.cancel(id)) {
      this.#bus.publish({ type: 'OrderCancelled', orderId: id, sku: order.sku, quantity: order.quantity });
    }
    return undefined;
  }

  rename(sku: string, name: string): void {
    this.#products.rename(sku, name);
    this.#bus.publish({ type: 'ProductRenamed', sku, name });
  }

  show(id: string) {
    const order = this.#orders.find(id);
    if (!order) return undefined;
    const { state, sku, quantity, total, paid } = order;
    const items = `${this.#products.find(sku)?.name} ×${quantity}`;
    return { orderId: id, state, items, total, paid, sent: this.#ports.parcels.sentOn(id) };
  }

  ofCustomer(customerId: string): string[] {
    return this.#orders.ofCustomer(customerId);
  }
}
