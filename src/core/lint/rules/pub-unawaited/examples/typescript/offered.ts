import { Kafka } from 'kafkajs';

const producer = new Kafka({ brokers: ['broker:9092'] }).producer();

export async function announce(orderId: string): Promise<void> {
  if (orderId !== '') await producer.send({ topic: 'shop.order.events.v1', messages: [{ key: orderId, value: 'placed' }] });
}

interface MessageBus {
  publish(topic: string, message: object): Promise<void>;
}

export class Notifier {
  constructor(private readonly messageBus: MessageBus) {}

  async notifyAll(orderIds: readonly string[]): Promise<void> {
    for (const orderId of orderIds) {
      await this.messageBus.publish('shop.order.events.v1', { orderId });
    }
    if (orderIds.length > 0) await this.messageBus.publish('shop.order.events.v1', { count: orderIds.length });
  }
}
