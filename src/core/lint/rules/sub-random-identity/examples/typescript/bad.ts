import { randomUUID } from 'node:crypto';
import { Kafka } from 'kafkajs';

const kafka = new Kafka({ brokers: ['broker:9092'] });

export const consumer = kafka.consumer({ groupId: `order-view-${randomUUID()}` });
//                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ random-identity

export function subscribe(nats: { subscribe(topic: string, options: object): void }): void {
  const durableName = `order-view-${process.pid}`;
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ random-identity
  nats.subscribe('shop.order.events.v1', { durableName, queueGroup: 'order-view' });
}

export function runProjection(processorId = `view-${Date.now()}`): string {
  //                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ random-identity
  return processorId;
}
