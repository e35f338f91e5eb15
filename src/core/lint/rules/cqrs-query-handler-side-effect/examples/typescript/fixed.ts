import { EventBus, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { OrderRepository } from './orders.ts';

export class GetOrder {
  constructor(readonly orderId: string) {}
}

@QueryHandler(GetOrder)
export class GetOrderHandler implements IQueryHandler<GetOrder> {
  constructor(private readonly orderRepository: OrderRepository) {}

  async execute(query: GetOrder): Promise<object> {
    const order = await this.orderRepository.findOne(query.orderId);
    await this.orderRepository.update(query.orderId, { lastSeen: order.version });
    await this.messageBus.publish('shop.order.events.v1', { seen: query.orderId });
    return order;
  }
}
