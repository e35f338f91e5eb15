import { EventBus, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { OrderRepository } from './orders.ts';

export class GetOrder {
  constructor(readonly orderId: string) {}
}

@QueryHandler(GetOrder)
export class GetOrderHandler implements IQueryHandler<GetOrder> {
  constructor(private readonly orderRepository: OrderRepository, private readonly eventBus: EventBus) {}
  //                                                                                        ^^^^^^^^ can-send

  async execute(query: GetOrder): Promise<object> {
    const order = await this.orderRepository.findOne(query.orderId);
    await this.orderRepository.update(query.orderId, { lastSeen: order.version });
    //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ writes
    await this.messageBus.publish('shop.order.events.v1', { seen: query.orderId });
    //    ^^^^^^^^^^^^^^^^^^^^^^^ publishes
    return order;
  }
}
