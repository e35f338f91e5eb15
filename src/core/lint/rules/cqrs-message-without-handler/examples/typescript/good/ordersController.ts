import { CommandBus } from '@nestjs/cqrs';
import { RefundPayment } from '@shop/payment-contracts';
import { CancelOrder } from './cancelOrder';

export class OrdersController {
  constructor(private readonly commandBus: CommandBus) {}

  async cancel(orderId: string): Promise<void> {
    await this.commandBus.execute(new CancelOrder(orderId));
    // Declared outside of the workspace, as its handler may be.
    await this.commandBus.execute(new RefundPayment(orderId));
  }
}
