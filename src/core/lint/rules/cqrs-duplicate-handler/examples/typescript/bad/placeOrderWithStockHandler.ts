import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PlaceOrder } from './placeOrder';

@CommandHandler(PlaceOrder)
export class PlaceOrderWithStockHandler implements ICommandHandler<PlaceOrder> {
  async execute(command: PlaceOrder): Promise<void> {
//      ^^^^^^^ duplicate
    await this.stock.reserve(command.orderId);
    await this.orders.place(command.orderId);
  }
}
