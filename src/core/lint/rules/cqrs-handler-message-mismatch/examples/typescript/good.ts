import { CommandHandler, EventsHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CancelOrder, PlaceOrder } from './commands.ts';
import { type OrderEvent, OrderApproved, OrderPlaced } from './events.ts';

@CommandHandler(PlaceOrder)
export class PlaceOrderHandler implements ICommandHandler<PlaceOrder> {
  async execute({ orderId }: PlaceOrder): Promise<void> {
    await keep(orderId);
  }
}

@CommandHandler(CancelOrder)
export class CancelOrderHandler implements ICommandHandler<CancelOrder> {
  async execute(command: CancelOrder | PlaceOrder): Promise<void> {
    await keep(command);
  }
}

type HistoryEvent = OrderPlaced | OrderApproved;

@EventsHandler(OrderPlaced, OrderApproved)
export class OrderHistory {
  handle(event: HistoryEvent): void {
    keep(event);
  }
}

@EventsHandler(OrderPlaced)
export class OrderLog {
  handle(event: Partial<OrderEvent>): void {
    keep(event);
  }
}

declare function keep(value: unknown): Promise<void>;
