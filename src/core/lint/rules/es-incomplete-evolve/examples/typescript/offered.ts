type OrderPlaced = { type: 'OrderPlaced'; total: number };
interface OrderApproved {
  type: 'OrderApproved';
}
type OrderEvent = OrderPlaced | OrderApproved | { type: 'OrderCancelled'; reason: string };

export function evolve(state: Order, event: OrderEvent): Order {
  switch (event.type) {
    case 'OrderPlaced':
      return { ...state, total: event.total };
    case 'OrderApproved':
      return { ...state, status: 'APPROVED' };
    case 'OrderCancelled':
      return state;
    default:
      return state;
  }
}
