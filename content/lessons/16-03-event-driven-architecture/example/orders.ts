import type { CustomerId, OrderId, OrderLine, OrderState, Sku } from '../../../shop/domain.ts';
import { totalOf } from '../../../shop/domain.ts';
import type { Envelope, Envelopes } from '../../../shop/envelope.ts';

/** What the order service stores: more than anybody outside should know. */
interface Order {
  readonly orderId: OrderId;
  readonly customerId: CustomerId;
  readonly lines: readonly OrderLine[];
  readonly state: OrderState;
  readonly fraudScore: number;
}

// #region facts
/** What other services may know of an order. This shape is a contract. */
export interface OrderFacts {
  readonly orderId: OrderId;
  readonly state: OrderState;
  readonly items: readonly { readonly sku: Sku; readonly quantity: number }[];
  readonly total: number;
}

function factsOf({ orderId, state, lines }: Order): OrderFacts {
  return {
    orderId,
    state,
    items: lines.map(({ sku, quantity }) => ({ sku, quantity })),
    total: totalOf(lines).amount,
  };
}
// #endregion facts

/** An event with the whole order, or with nothing but its id. */
export type OrderEvent = Envelope<OrderFacts | Pick<OrderFacts, 'orderId'>>;

/** The order service: it keeps its orders and tells, in events, what has become of them. */
export class Orders {
  down = false;
  readonly #orders = new Map<OrderId, Order>();
  readonly #envelopes: Envelopes;
  readonly #carries: 'id' | 'facts';

  constructor(envelopes: Envelopes, carries: 'id' | 'facts') {
    this.#envelopes = envelopes;
    this.#carries = carries;
  }

  place(orderId: OrderId, customerId: CustomerId, lines: readonly OrderLine[]): OrderEvent {
    return this.#store('OrderPlaced', { orderId, customerId, lines, state: 'PENDING', fraudScore: 12 });
  }

  reject(orderId: OrderId): OrderEvent {
    return this.#store('OrderRejected', { ...this.#order(orderId), state: 'REJECTED' });
  }

  has(orderId: OrderId): boolean {
    return this.#orders.has(orderId);
  }

  /** Takes back an order that could not be placed after all. */
  discard(orderId: OrderId): void {
    this.#orders.delete(orderId);
  }

  /** The callback: what a service asks when the event did not tell it enough. Throws while the service is down. */
  facts(orderId: OrderId): OrderFacts {
    if (this.down) throw new Error('order is down');
    return factsOf(this.#order(orderId));
  }

  all(): OrderFacts[] {
    return [...this.#orders.values()].map(factsOf);
  }

  #store(type: string, order: Order): OrderEvent {
    this.#orders.set(order.orderId, order);
    const data = this.#carries === 'facts' ? factsOf(order) : { orderId: order.orderId };
    return this.#envelopes.wrap({ type, data }, order.orderId);
  }

  #order(orderId: OrderId): Order {
    const order = this.#orders.get(orderId);
    if (!order) throw new RangeError(`there is no ${orderId}`);
    return order;
  }
}
