import type { CommandBus, QueryBus } from '@nestjs/cqrs';

export class OrderController {
  constructor(
    private readonly commandBus: CommandBus,
    private readonly queryBus: QueryBus,
  ) {}

  async place(orderId: string, total: number): Promise<object> {
    const version = await this.commandBus.execute(new PlaceOrder(orderId, total));
    return { orderId, version };
  }

  async greet(orderId: string, customerId: string): Promise<object> {
    await this.commandBus.execute(new ApproveOrder(orderId));
    return this.queryBus.execute(new GetCustomer(customerId));
  }

  async check(orderId: string): Promise<void> {
    const order = await this.queryBus.execute(new GetOrder(orderId));
    if (order) await this.commandBus.execute(new ApproveOrder(orderId));
  }
}
