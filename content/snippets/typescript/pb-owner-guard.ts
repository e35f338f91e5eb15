// ---
// title: { en: Object-level authorization, ko: 객체 수준 권한 확인 }
// description:
//   en: Reads an object only together with its owner, in the service that has it; somebody else's looks as if it did not exist.
//   ko: 객체를 가진 서비스가 소유자를 함께 확인해 읽습니다. 남의 것은 없는 것처럼 보입니다.
// pattern: gateway
// lesson: 05c-authentication-authorization#object-level-access
// names: [Order]
// stops: [customerId, "orders:read-any"]
// ---

export interface Caller {
  readonly customerId: string;
  readonly scope: readonly string[];
}

export interface Order {
  readonly orderId: string;
  readonly customerId: string;
}

export interface OrderStore {
  find(orderId: string): Promise<Order | undefined>;
}

/** A type of its own, so that code which needs the check cannot be handed an order that skipped it. */
export type OwnedOrder = Order & { readonly [owned]: true };
declare const owned: unique symbol;

export type OrderAccess = { readonly found: true; readonly order: OwnedOrder } | { readonly found: false };

/**
 * The only way to an order. The gateway knows who calls, but not whose order it is: that is checked here.
 * Answer "not found" for both cases: a 403 would tell which ids exist.
 */
export async function orderOf(caller: Caller, orderId: string, orders: OrderStore): Promise<OrderAccess> {
  const order = await orders.find(orderId);
  if (order === undefined || !mayRead(caller, order)) return { found: false };
  return { found: true, order: order as OwnedOrder };
}

function mayRead({ customerId, scope }: Caller, order: Order): boolean {
  return order.customerId === customerId || scope.includes('orders:read-any');
}
