/** The orders, which belong to this module alone. */
export interface OrderRow {
  readonly customerId: string;
  total: number;
  state: 'APPROVED' | 'CANCELLED';
}

const rows = new Map<string, OrderRow>();

export function save(orderId: string, row: OrderRow): void {
  rows.set(orderId, row);
}

export function find(orderId: string): OrderRow | undefined {
  return rows.get(orderId);
}
