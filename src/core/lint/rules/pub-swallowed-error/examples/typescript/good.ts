export class KafkaPublisher {
  constructor(private readonly producer: KafkaProducer) {}

  async announce(topic: string, value: string): Promise<void> {
    try {
      await this.producer.send({ topic, messages: [{ value }] });
    } catch (error) {
      throw new Error(`not announced on ${topic}`, { cause: error });
    }
  }

  async tryToAnnounce(topic: string, value: string): Promise<boolean> {
    try {
      await this.producer.send({ topic, messages: [{ value }] });
      return true;
    } catch {
      return false;
    }
  }
}

export async function publishOrderPlaced(messageBus: MessageBus, outbox: Outbox, order: Order): Promise<void> {
  try {
    await messageBus.publish('shop.order.events.v1', order);
  } catch {
    await outbox.save(order);
  }
}

export async function handleRequest(messageBus: MessageBus, logger: Logger): Promise<void> {
  try {
    await messageBus.publish('shop.metrics.v1', {});
  } catch (error) {
    logger.warn(error);
  }
}
