import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PlaceOrder } from './placeOrder';

@CommandHandler(PlaceOrder)
export class PlaceOrderHandler implements ICommandHandler<PlaceOrder> {
  async execute(command: PlaceOrder): Promise<void> {
    await this.orders.place(command.orderId);
  }
}

/** Stands in front of the handler; the bus does not know it. */
export class LoggingPlaceOrderHandler implements ICommandHandler<PlaceOrder> {
  async execute(command: PlaceOrder): Promise<void> {
    this.logger.log(command.orderId);
    await this.inner.execute(command);
  }
}
