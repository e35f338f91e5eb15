import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CancelOrder, PlaceOrder } from './placeOrder';

@CommandHandler(PlaceOrder)
export class PlaceOrderHandler implements ICommandHandler<PlaceOrder> {
  async execute(command: PlaceOrder): Promise<void> {
    await this.orders.place(command.orderId);
  }
}

@CommandHandler(CancelOrder)
export class CancelOrderHandler implements ICommandHandler<CancelOrder> {
//           ^^^^^^^^^^^^^^^^^^ missing
  async execute(command: CancelOrder): Promise<void> {
    await this.orders.cancel(command.orderId);
  }
}

export const commandHandlers = [PlaceOrderHandler];
