import type { EventStore } from './store.ts';

export class OrderPlaced {
  orderId = '';
}

export async function append(eventStore: EventStore, event: object): Promise<void> {
  await eventStore.appendToStream('order-1', [{ type: event.constructor.name, data: event }]);
  //                                                  ^^^^^^^^^^^^^^^^^^^^^^ class-name
}

export function topicNameOf(message: object): string {
  return `shop.${message.constructor.name}`;
  //             ^^^^^^^^^^^^^^^^^^^^^^^^ class-name
}

export const rabbit = {
  publish: (orderId: string) => {
    const routingKey = `${OrderPlaced.name}.v1`;
    //                    ^^^^^^^^^^^^^^^^ class-name
    return { routingKey, orderId };
  },
};
