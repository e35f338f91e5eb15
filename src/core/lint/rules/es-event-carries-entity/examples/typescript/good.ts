import { OrderStatus } from './entities/orderStatus.ts';

export class OrderPlacedEvent {
  constructor(
    readonly orderId: string,
    readonly customerId: CustomerId,
    readonly status: OrderStatus,
    readonly lines: readonly { sku: string; quantity: number }[],
  ) {}
}

export async function place(orderRepository: OrderRepository, bus: EventBus): Promise<void> {
  const order = await orderRepository.findOne('ord-1001');
  await bus.publish(new OrderApprovedEvent(order.id, order.total));
}
