import type { Documents } from '../../../content/shop/documents.ts';
import type { Service } from '../../../content/shop/domain.ts';
import type { Payment, Reservation, StockLevel, StoredOrder } from '../../../content/shop/participants.ts';
import type { SagaRecord } from '../../../content/shop/sagaOrchestrator.ts';

/** What a service has stored, a line a fact, in the shop's own words. */
export interface ServiceState {
  readonly service: Service;
  readonly facts: readonly string[];
}

export function serviceStates(open: (service: Service) => Documents): readonly ServiceState[] {
  const all = <T>(service: Service, table: string): T[] => open(service).all<T>(table);
  const reservations = all<StoredOrder>('order', 'orders').flatMap(({ orderId }) => {
    const reservation = open('inventory').get<Reservation>('reservations', orderId);
    return reservation ? [`${orderId} ${reservation.state}`] : [];
  });
  return [
    {
      service: 'order',
      facts: [
        ...all<StoredOrder>('order', 'orders').map(({ orderId, state }) => `${orderId} ${state}`),
        ...all<SagaRecord>('order', 'sagas').map(({ orderId, state }) =>
          'awaiting' in state
            ? `saga ${orderId} ${state.phase}: ${state.awaiting}`
            : `saga ${orderId} ${state.phase}`,
        ),
      ],
    },
    {
      service: 'inventory',
      facts: [
        ...all<StockLevel>('inventory', 'stock')
          .filter(({ reserved }) => reserved > 0)
          .map(({ sku, reserved, received }) => `${sku} ${reserved}/${received}`),
        ...reservations,
      ],
    },
    {
      service: 'payment',
      facts: all<Payment>('payment', 'payments').map(({ orderId, state, captured, refunded }) =>
        captured === 0 ? `${orderId} ${state}` : `${orderId} ${state} ₩${captured - refunded}`,
      ),
    },
    {
      service: 'shipping',
      facts: all<{ orderId: string }>('shipping', 'shipments').map(({ orderId }) => `${orderId} scheduled`),
    },
  ];
}
