import { type CustomerId, line, type OrderId, orderId, streamOf, totalOf } from '../../../shop/domain.ts';
import { type EventStore, NO_STREAM } from '../../../shop/eventStore.ts';
import type { OrderEvent } from '../../../shop/messages.ts';

export interface OrderRow {
  readonly orderId: OrderId;
  readonly total: number;
}

/** The shop's orders and the page that lists them. */
export class OrderPages {
  readonly #store: EventStore<OrderEvent>;
  readonly #orderIds: OrderId[] = [];

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
    this.#orderIds.push(id);
  }

  /** Called every 100 ms, and until it has nothing left to do. */
  async catchUp(): Promise<void> {}

  /** The latest orders of a customer, newest first. */
  async latest(customerId: CustomerId, size: number): Promise<OrderRow[]> {
    const rows: OrderRow[] = [];
    for (const id of this.#orderIds) {
      const { events } = await this.#store.load(streamOf.order(id));
      for (const event of events) {
        if (event.type === 'OrderPlaced' && event.data.customerId === customerId) {
          rows.push({ orderId: id, total: event.data.total.amount });
        }
      }
    }
    return rows.reverse().slice(0, size);
  }
}
