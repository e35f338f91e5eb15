export interface Order {
  readonly id: string;
  readonly customerId: string;
  readonly state: 'APPROVED' | 'CANCELLED';
  readonly sku: string;
  readonly quantity: number;
  readonly total: number;
  /** A copy: payment owns the money. */
  readonly paid: number;
}

/** The orders, which nobody outside the module sees. */
export class Orders {
  readonly #orders = new Map<string, Order>();

  add(order: Order): void {
    this.#orders.set(order.id, order);
  }

  find(id: string): Order | undefined {
    return this.#orders.get(id);
  }

  /** False when the order was cancelled before. */
  cancel(id: string): boolean {
    const order = this.#orders.get(id);
    if (order?.state !== 'APPROVED') return false;
    this.#orders.set(id, { ...order, state: 'CANCELLED' });
    return true;
  }

  refund(id: string, amount: number): void {
    const order = this.#orders.get(id);
    if (order) this.#orders.set(id, { ...order, paid: order.paid - amount });
  }

  ofCustomer(customerId: string): string[] {
    return [...this.#orders.values()].filter((order) => order.customerId === customerId).map(({ id }) => id);
  }
}

/** What sales says about a product: its name and its price. */
export class Products {
  readonly #products: Map<string, { name: string; price: number }>;

  constructor(all: readonly { sku: string; name: string; price: { amount: number } }[]) {
    this.#products = new Map(all.map(({ sku, name, price }) => [sku, { name, price: price.amount }]));
  }

  find(sku: string) {
    return this.#products.get(sku);
  }

  rename(sku: string, name: string): void {
    const product = this.#products.get(sku);
    if (product) product.name = name;
  }
}
