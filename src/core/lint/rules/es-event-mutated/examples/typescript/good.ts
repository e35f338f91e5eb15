export function evolve(order: Order, event: OrderEvent): Order {
  if (event.type === 'OrderPlaced') {
    const placed = { ...event.data, currency: event.data.currency ?? 'KRW' };
    order.seen = event.type;
    return { ...order, ...placed, lines: event.data.lines.toSorted() };
  }
  return order;
}

export function makeEvent(orderId: string): object {
  const event = { type: 'OrderPlaced', data: {} as Record<string, unknown> };
  event.data['orderId'] = orderId;
  return event;
}
