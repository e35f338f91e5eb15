import type { CommandBus, QueryBus } from '@nestjs/cqrs';

export class OrderController {
  constructor(
    private readonly commandBus: CommandBus,
    private readonly queryBus: QueryBus,
  ) {}

  async place(orderId: string, total: number): Promise<object> {
    await this.commandBus.execute(new PlaceOrder(orderId, total));
    return this.queryBus.execute(new GetOrder(orderId));
    //     ^^^^^^^^^^^^^^^^^^^^^ may-lag
  }
}
