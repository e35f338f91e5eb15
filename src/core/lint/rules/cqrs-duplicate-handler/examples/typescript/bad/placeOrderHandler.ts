import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PlaceOrder } from './placeOrder';

@CommandHandler(PlaceOrder)
export class PlaceOrderHandler implements ICommandHandler<PlaceOrder> {
  async execute(command: PlaceOrder): Promise<void> {
//      ^^^^^^^ duplicate
    await this.orders.place(command.orderId);
  }
}
