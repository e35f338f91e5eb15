import { CommandHandler, EventsHandler } from '@nestjs/cqrs';
import { ApproveOrder, PlaceOrder } from './commands.ts';
import { OrderApproved, OrderCancelled, OrderPlaced } from './events.ts';

@CommandHandler(PlaceOrder)
export class PlaceOrderHandler {
  async execute(command: PlaceOrder): Promise<void> {
    await place(command);
  }
}

@EventsHandler(OrderPlaced, OrderApproved)
export class OrderHistory {
  handle(event: OrderCancelled): void {
    remember(event);
  }
}

declare function place(command: object): Promise<void>;
declare function remember(event: object): void;
