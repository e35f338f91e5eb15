import type { MessageBus, OrderEvent } from './orders.ts';

export interface Order {
  status: string;
}

export function evolve(order: Order, event: OrderEvent): Order {
  logger.debug(event.type);
  return { ...order, status: event.type === 'OrderPlaced' ? 'PLACED' : order.status };
}

export async function onOrderStored(event: OrderEvent, messageBus: MessageBus): Promise<void> {
  await messageBus.publish(event);
}

export class OrderProjection {
  async onOrderPlaced(event: OrderEvent): Promise<void> {
    await this.viewRepository.upsert({ id: event.orderId });
  }
}

export async function apply(connection: Connection, event: OrderEvent): Promise<void> {
  await connection.query('UPDATE order_list SET status = $1 WHERE id = $2 AND version < $3', [event.type, event.orderId, event.version]);
}
