import { EventEmitter } from 'node:events';
import { Kafka } from 'kafkajs';

const producer = new Kafka({ brokers: ['broker:9092'] }).producer();

export async function announce(orderId: string): Promise<void> {
  await producer.send({ topic: 'shop.order.events.v1', messages: [{ key: orderId, value: 'OrderPlaced' }] });
}

export function announceLater(orderId: string): Promise<unknown> {
  return producer.send({ topic: 'shop.order.events.v1', messages: [{ key: orderId, value: 'OrderPlaced' }] });
}

export async function announceAll(orderIds: readonly string[]): Promise<void> {
  await Promise.all(orderIds.map((orderId) => announceLater(orderId)));
  producer.send({ topic: 'shop.metrics.v1', messages: [] }).catch(() => undefined);
}

class LocalBus {
  publish(_message: object): void {}
}

export class Recorder {
  constructor(
    private readonly bus: LocalBus,
    private readonly eventBus: EventEmitter,
  ) {}

  async record(orderId: string): Promise<void> {
    this.bus.publish({ orderId });
    this.eventBus.emit('recorded', orderId);
  }
}
