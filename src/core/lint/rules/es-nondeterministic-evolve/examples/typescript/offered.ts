import { randomUUID } from 'node:crypto';

type OrderEvent =
  | { type: 'OrderPlaced'; data: { orderId: string; placedAt: string } }
  | { type: 'OrderApproved'; data: { orderId: string } };

interface Order {
  id: string;
  status: string;
  placedAt?: Date;
  region?: string | undefined;
}

export const initialState = (): Order => ({ id: '', status: 'NONE' });

export function evolve(order: Order, event: OrderEvent): Order {
  switch (event.type) {
    case 'OrderPlaced':
      return { ...order, id: randomUUID(), placedAt: new Date(), region: process.env.REGION };
    case 'OrderApproved':
      return { ...order, status: 'APPROVED' };
  }
}

abstract class AggregateRoot {}

export class Stock extends AggregateRoot {
  #reservations: { sku: string; until: number }[] = [];

  onStockReserved(event: { skus: string[] }): void {
    this.#reservations = event.skus.map((sku) => ({ sku, until: Date.now() + 60_000 }));
  }
}

export const orderListProjection = {
  canHandle: ['OrderPlaced'],
  evolve: (list: { seen: number }, { type, data: { placedAt } }: OrderEvent) => ({ ...list, type, seen: placedAt }),
};
