import type { EventStore } from './store.ts';

export class OrderPlaced {
  static readonly type = 'com.example.shop.OrderPlaced.v1';
  orderId = '';
}

export async function append(eventStore: EventStore, event: OrderPlaced): Promise<void> {
  await eventStore.appendToStream('order-1', [{ type: OrderPlaced.type, data: event }]);
}

export function describe(message: object): string {
  return `a message of class ${message.constructor.name}`;
}

export function refuse(message: object, logger: { warn(entry: object): void }): never {
  logger.warn({ type: message.constructor.name });
  throw new Error(`unexpected ${message.constructor.name}`);
}

export const handlers = new Map<string, unknown>();
handlers.set(OrderPlaced.name, OrderPlaced);
export const lookUp = (event: OrderPlaced) => ({ type: OrderPlaced.name, event });
