import { folder } from './connect.ts';

export const command = `${folder}/src/orders/placeOrder.ts`;
export const event = `${folder}/src/orders/orderPlaced.ts`;
export const handler = `${folder}/src/orders/placeOrderHandler.ts`;
export const controller = `${folder}/src/orders/ordersController.ts`;
export const mailer = `${folder}/src/mail/sendReceipt.ts`;

/** A small shop that uses NestJS CQRS: a controller sends a command, its handler publishes an event, a mailer reacts. */
export const shop: Readonly<Record<string, string>> = {
  [`${folder}/package.json`]: '{ "name": "shop" }',
  [command]: `import { Command } from '@nestjs/cqrs';

export class PlaceOrder extends Command<void> {
  constructor(readonly orderId: string) {
    super();
  }
}
`,
  [event]: `import type { IEvent } from '@nestjs/cqrs';

export class OrderPlaced implements IEvent {
  constructor(readonly orderId: string) {}
}
`,
  [handler]: `import { CommandHandler, EventBus, type ICommandHandler } from '@nestjs/cqrs';
import { OrderPlaced } from './orderPlaced';
import { PlaceOrder } from './placeOrder';

@CommandHandler(PlaceOrder)
export class PlaceOrderHandler implements ICommandHandler<PlaceOrder> {
  constructor(private readonly eventBus: EventBus) {}

  async execute(command: PlaceOrder): Promise<void> {
    this.eventBus.publish(new OrderPlaced(command.orderId));
  }
}
`,
  [controller]: `import { CommandBus } from '@nestjs/cqrs';
import { PlaceOrder } from './placeOrder';

export class OrdersController {
  constructor(private readonly commandBus: CommandBus) {}

  async place(orderId: string): Promise<void> {
    await this.commandBus.execute(new PlaceOrder(orderId));
  }
}
`,
  [mailer]: `import { EventsHandler, type IEventHandler } from '@nestjs/cqrs';
import { OrderPlaced } from '../orders/orderPlaced';

@EventsHandler(OrderPlaced)
export class SendReceipt implements IEventHandler<OrderPlaced> {
  handle(event: OrderPlaced): void {
    this.mails.send(event.orderId);
  }
}
`,
};
