export class KafkaPublisher {
  constructor(private readonly producer: KafkaProducer) {}

  async announce(topic: string, value: string): Promise<void> {
    try {
      await this.producer.send({ topic, messages: [{ value }] });
    } catch (error) {
      this.logger.warn({ error });
      throw error;
    }
  }
}

export async function publishOrderPlaced(messageBus: MessageBus, order: Order): Promise<void> {
  if (order.id) {
    try {
      await messageBus.publish('shop.order.events.v1', order);
    } catch {}
  }
}
