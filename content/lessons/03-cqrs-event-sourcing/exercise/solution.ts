import { type CustomerId, line, type OrderId, orderId, streamOf, totalOf } from '../../../shop/domain.ts';
import { type EventStore, NO_STREAM } from '../../../shop/eventStore.ts';
import type { OrderEvent } from '../../../shop/messages.ts';

export interface OrderRow {
  readonly orderId: OrderId;
  readonly total: number;
}

/** The shop's orders and the view that lists them. */
export class OrderPages {
  readonly #store: EventStore<OrderEvent>;
  readonly #rowsOf = new Map<CustomerId, OrderRow[]>();
  #position = 0;

  constructor(store: EventStore<OrderEvent>) {
    this.#store = store;
  }

  async place(nth: number, customerId: CustomerId): Promise<void> {
    const id = orderId(nth);
    const lines = [line('SKU-BOOK', 1)];
    const event: OrderEvent = {
      type: 'OrderPlaced',
      data: { orderId: id, customerId, lines, total: totalOf(lines) },
    };
    await this.#store.append(streamOf.order(id), NO_STREAM, [{ id: `place-${id}`, event }]);
  }

  /** Applies the events behind the view's position. */
  async catchUp(): Promise<void> {
    const news = await this.#store.readAll(this.#position);
    for (const { event, position } of news) {
      this.#apply(event);
      this.#position = position;
    }
  }

  /** The latest orders of a customer, newest first. */
  async latest(customerId: CustomerId, size: number): Promise<OrderRow[]> {
    return (this.#rowsOf.get(customerId) ?? []).slice(-size).reverse();
  }

  #apply(event: OrderEvent): void {
    if (event.type !== 'OrderPlaced') return;
    const { customerId, orderId: id, total } = event.data;
    const rows = this.#rowsOf.get(customerId) ?? [];
    this.#rowsOf.set(customerId, [...rows, { orderId: id, total: total.amount }]);
  }
}
