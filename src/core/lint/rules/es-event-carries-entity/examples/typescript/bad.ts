import { OrderLine } from './entities/orderLine.ts';

export class OrderPlacedEvent {
  constructor(
    readonly orderId: string,
    readonly customer: CustomerEntity,
//                     ^^^^^^^^^^^^^^ field
    readonly lines: OrderLine[],
//                  ^^^^^^^^^ field
  ) {}
}

export async function place(orderRepository: OrderRepository, bus: EventBus): Promise<void> {
  const order = await orderRepository.findOne('ord-1001');
  await bus.publish(new OrderApprovedEvent(order));
//                                         ^^^^^ row
}
