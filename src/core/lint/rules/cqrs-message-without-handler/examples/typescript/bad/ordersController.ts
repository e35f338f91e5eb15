import { CommandBus } from '@nestjs/cqrs';
import { CancelOrder } from './cancelOrder';

export class OrdersController {
  constructor(private readonly commandBus: CommandBus) {}

  async cancel(orderId: string): Promise<void> {
    await this.commandBus.execute(new CancelOrder(orderId));
//                                    ^^^^^^^^^^^ unhandled
  }
}
