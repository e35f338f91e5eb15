type OrderPlaced = { type: 'OrderPlaced'; total: number };
type OrderApproved = { type: 'OrderApproved' };
type OrderEvent = OrderPlaced | OrderApproved;

export function evolve(state: Order, event: OrderEvent): Order {
  switch (event.type) {
    case 'OrderPlaced':
    case 'OrderApproved':
      return { ...state, status: event.type };
    default:
      return state;
  }
}

export function evolveStrictly(state: Order, event: OrderEvent): Order {
  switch (event.type) {
    case 'OrderPlaced':
      return { ...state, total: event.total };
    default:
      throw new Error(`unknown event ${event.type}`);
  }
}

export function evolveElsewhere(state: Order, event: OrderEvent | ShipmentEvent): Order {
  switch (event.type) {
    case 'OrderPlaced':
      return { ...state, total: event.total };
    default:
      return state;
  }
}
