import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PlaceOrder } from '../placeOrder';

@CommandHandler(PlaceOrder)
export class InvoiceOrderHandler implements ICommandHandler<PlaceOrder> {
  async execute(command: PlaceOrder): Promise<void> {
    await this.invoices.draft(command.orderId);
  }
}
