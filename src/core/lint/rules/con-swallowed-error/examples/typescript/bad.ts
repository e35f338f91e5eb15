import { EventPattern } from '@nestjs/microservices';

export class PaymentConsumer {
  @EventPattern('shop.order.events.v1')
  async onOrderPlaced(event: OrderPlaced): Promise<void> {
    try {
      await this.payments.capture(event.orderId, event.total);
    } catch (error) {
//    ^^^^^ swallowed
      this.logger.error(`capture failed: ${String(error)}`);
    }
  }
}

await consumer.run({
  eachMessage: async ({ message }) => {
    try {
      await handle(message);
    } catch (error) {
//    ^^^^^ swallowed
      console.error(error);
      return;
    }
  },
});
