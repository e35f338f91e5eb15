import type { EventStore } from './store.ts';

export class OrderPlaced {
  static readonly type = 'OrderPlaced';
  orderId = '';
}

export async function append(eventStore: EventStore, event: object): Promise<void> {
  await eventStore.appendToStream('order-1', [{ type: event.constructor.name, data: event }]);
}

export function topicNameOf(message: object): string {
  return `shop.${message.constructor.name}`;
}

export const rabbit = {
  publish: (orderId: string) => {
    const routingKey = `${OrderPlaced.type}.v1`;
    return { routingKey, orderId };
  },
};
