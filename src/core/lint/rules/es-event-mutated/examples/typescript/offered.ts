export function evolve(order: Order, event: OrderEvent): Order {
  if (event.type === 'OrderPlaced') {
    if (!event.data.currency) event.data.currency = 'KRW';
    return { ...order, lines: event.data.lines.sort() };
  }
  return order;
}

export class PlaceOrderHandler implements ICommandHandler<PlaceOrder> {
  async execute(command: PlaceOrder): Promise<void> {
    command = { ...command, total: command.lines.length };
  }
}
