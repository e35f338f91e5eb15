import type { MessageBus, OrderEvent, OrderRepository } from './orders.ts';

abstract class AggregateRoot {
  abstract apply(event: object): void;
}

export class Order extends AggregateRoot {
  constructor(
    private readonly messageBus: MessageBus,
    private readonly orderRepository: OrderRepository,
  ) {
    super();
  }

  apply(_event: object): void {}

  async onOrderPlaced(event: OrderEvent): Promise<void> {
    await this.orderRepository.save(event);
    //    ^^^^^^^^^^^^^^^^^^^^^^^^^ effect
    await this.messageBus.publish(event);
    //    ^^^^^^^^^^^^^^^^^^^^^^^ effect
    if (event.total === 0) this.apply(new OrderApproved(event.orderId));
    //                     ^^^^^^^^^^ new-event
  }
}
