import { randomUUID } from 'node:crypto';
import { Kafka } from 'kafkajs';

const kafka = new Kafka({ brokers: ['broker:9092'] });

export const consumer = kafka.consumer({ groupId: 'order-view' });

export function subscribe(nats: { subscribe(topic: string, options: object): void }): void {
  const durableName = 'order-view';
  nats.subscribe('shop.order.events.v1', { durableName, queueGroup: 'order-view' });
}

export function runProjection(processorId = 'view'): string {
  return processorId;
}
