import { EventPattern } from '@nestjs/microservices';

export class PaymentConsumer {
  @EventPattern('shop.order.events.v1')
  async onOrderPlaced(event: OrderPlaced): Promise<void> {
    try {
      await this.payments.capture(event.orderId, event.total);
    } catch (error) {
      this.logger.error(error);
      throw error;
    }
  }

  @EventPattern('shop.order.events.v2')
  async onOrderPlacedAgain(event: OrderPlaced): Promise<void> {
    try {
      await this.payments.capture(event.orderId, event.total);
    } catch (error) {
      await this.deadLetters.add(event, error);
    }
  }

  @EventPattern('shop.order.read.v1')
  async onOrderRead(event: OrderPlaced): Promise<void> {
    await this.payments.note(event.orderId);
    try {
      await this.recommendations.warm(event.orderId);
    } catch (error) {
      this.logger.warn(error);
    }
  }
}
