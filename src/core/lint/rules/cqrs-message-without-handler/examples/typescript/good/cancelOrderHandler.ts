import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CancelOrder } from './cancelOrder';

@CommandHandler(CancelOrder)
export class CancelOrderHandler implements ICommandHandler<CancelOrder> {
  async execute(command: CancelOrder): Promise<void> {
    await this.orders.cancel(command.orderId);
  }
}
