import { randomUUID } from 'node:crypto';
import { Kafka } from 'kafkajs';

const kafka = new Kafka({ brokers: ['broker:9092'] });

export const consumer = kafka.consumer({ groupId: 'order-view' });

export function watch(nats: { subscribe(topic: string, options: object): void }): void {
  nats.subscribe('shop.order.events.v1', { consumerName: randomUUID(), ephemeral: true });
  nats.subscribe('shop.order.events.v1', { correlationId: randomUUID(), queueGroup: 'order-view' });
}

export function runProjection(processorId = 'order-view'): string {
  return processorId;
}
