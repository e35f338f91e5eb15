import { randomUUID } from 'node:crypto';

type OrderEvent =
  | { type: 'OrderPlaced'; data: { orderId: string; placedAt: string } }
  | { type: 'OrderApproved'; data: { orderId: string } };

interface Order {
  id: string;
  status: string;
  placedAt?: Date;
}

export const initialState = (): Order => ({ id: '', status: 'NONE' });

export function decide(command: { type: 'PlaceOrder' }): OrderEvent[] {
  return [{ type: 'OrderPlaced', data: { orderId: randomUUID(), placedAt: new Date().toISOString() } }];
}

export function evolve(order: Order, event: OrderEvent): Order {
  switch (event.type) {
    case 'OrderPlaced':
      return { ...order, id: event.data.orderId, placedAt: new Date(event.data.placedAt) };
    case 'OrderApproved':
      return { ...order, status: 'APPROVED' };
  }
}

export class Clicks {
  at: Date | undefined;

  onClick(event: { target: string }): void {
    this.at = new Date();
  }
}

export const total = (amounts: number[]): number => amounts.reduce((sum, amount) => sum + amount * Math.random(), 0);
