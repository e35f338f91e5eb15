import type { Documents } from '../../../shop/documents.ts';
import type { OrderId, Service } from '../../../shop/domain.ts';
import type { World } from '../../../shop/invariants.ts';
import { won } from '../../../shop/money.ts';
import type { Payment, StockLevel } from '../../../shop/participants.ts';
import { apply } from './history.ts';
import type { CustomerOrder, OrderChanged } from './orders.ts';

/** What the databases say when everything is over. */
export interface Facts {
  readonly world: World;
  /** How long each order took from `OrderPlaced` to its last event, in milliseconds. */
  readonly settledAfter: readonly number[];
}

export function readFacts(open: (service: Service) => Documents): Facts {
  const all = <T>(service: Service, table: string): T[] => {
    const documents = open(service);
    const rows = documents.all<T>(table);
    documents.close();
    return rows;
  };
  const orders = all<CustomerOrder>('order', 'orders');
  const payments = new Map(all<Payment>('payment', 'payments').map((each) => [each.orderId, each]));
  const events = all<OrderChanged>('order', 'events');
  const services = ['inventory', 'payment', 'shipping', 'order'] as const;
  return {
    settledAfter: waits(events),
    world: {
      drained: true,
      stock: all<StockLevel>('inventory', 'stock').map((level) => ({ ...level, sold: 0 })),
      orders: orders.map(({ orderId, state, total }) => ({
        orderId,
        state,
        total: won(total),
        captured: won(payments.get(orderId)?.captured ?? 0),
        refunded: won(payments.get(orderId)?.refunded ?? 0),
      })),
      effects: services.flatMap((service) =>
        all<{ step: string; count: number }>(service, 'effects').flatMap(({ step, count }) =>
          Array.from({ length: count }, () => step),
        ),
      ),
      views: views(all<OrderChanged>('query', 'history'), events),
    },
  };
}

// #region views
/** Each customer's page as `query` has it, and as a fresh replay of the events of `order` makes it. */
function views(live: readonly OrderChanged[], events: readonly OrderChanged[]) {
  const replayed = new Map<OrderId, OrderChanged>();
  for (const event of events) replayed.set(event.orderId, apply(replayed.get(event.orderId), event));
  const pages = (rows: Iterable<OrderChanged>) =>
    Map.groupBy(
      [...rows].sort((one, other) => (one.orderId < other.orderId ? -1 : 1)),
      ({ customerId }) => customerId,
    );
  const [shown, expected] = [pages(live), pages(replayed.values())];
  return [...new Set([...shown.keys(), ...expected.keys()])].map((customerId) => ({
    name: `history of ${customerId}`,
    live: shown.get(customerId),
    replayed: expected.get(customerId),
  }));
}
// #endregion views

function waits(events: readonly OrderChanged[]): number[] {
  const placedAt = new Map(
    events.filter(({ version }) => version === 0).map(({ orderId, at }) => [orderId, at]),
  );
  return events
    .filter(({ version }) => version === 1)
    .map(({ orderId, at }) => at - (placedAt.get(orderId) as number));
}
