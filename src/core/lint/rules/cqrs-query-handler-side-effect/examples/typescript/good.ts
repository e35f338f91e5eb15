import { CommandHandler, EventBus, type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import type { OrderRepository } from './orders.ts';

export class GetOrder {
  constructor(readonly orderId: string) {}
}

@QueryHandler(GetOrder)
export class GetOrderHandler implements IQueryHandler<GetOrder> {
  constructor(
    private readonly orderRepository: OrderRepository,
    private readonly cache: { set(key: string, value: object): Promise<void> },
  ) {}

  async execute(query: GetOrder): Promise<object> {
    const order = await this.orderRepository.findOne(query.orderId);
    await this.cache.set(query.orderId, order);
    return order;
  }
}

export class ApproveOrder {
  constructor(readonly orderId: string) {}
}

@CommandHandler(ApproveOrder)
export class ApproveOrderHandler {
  constructor(
    private readonly orderRepository: OrderRepository,
    private readonly eventBus: EventBus,
  ) {}

  async execute(command: ApproveOrder): Promise<void> {
    await this.orderRepository.update(command.orderId, { status: 'APPROVED' });
  }
}
