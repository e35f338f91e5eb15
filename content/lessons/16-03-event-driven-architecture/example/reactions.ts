import type { OrderId, Sku } from '../../../shop/domain.ts';
import { messageName } from '../../../shop/envelope.ts';
import type { OrderEvent, OrderFacts } from './orders.ts';

/** What a service does about an event, once it knows the order. */
export type Reaction = (event: OrderEvent, order: OrderFacts) => void;

/** The notification service: a mail for every change a customer should hear of. */
export class Mails {
  readonly sent: string[] = [];

  readonly react: Reaction = (event, { orderId, total }) => {
    const news = messageName(event) === 'OrderPlaced' ? 'thank you' : 'sorry';
    this.sent.push(`${orderId}: ${news}, ₩${total}`);
  };
}

/** The stock page of the query service: how many pieces are promised to orders. */
export class StockView {
  readonly #orders = new Map<OrderId, OrderFacts>();

  readonly react: Reaction = (_, order) => {
    this.#orders.set(order.orderId, order);
  };

  promised(): Record<Sku, number> {
    return promisedIn([...this.#orders.values()]);
  }
}

/** Pieces an SKU that orders hold; a rejected order holds none. */
export function promisedIn(orders: readonly OrderFacts[]): Record<Sku, number> {
  const promised: Record<Sku, number> = { 'SKU-BOOK': 0, 'SKU-LAMP': 0 };
  for (const { state, items } of orders) {
    if (state === 'REJECTED') continue;
    for (const { sku, quantity } of items) promised[sku] = (promised[sku] ?? 0) + quantity;
  }
  return promised;
}
