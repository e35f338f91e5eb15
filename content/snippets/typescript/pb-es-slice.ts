// ---
// title: { en: "Vertical slice: command, events, view, query", ko: "수직 슬라이스: 커맨드, 이벤트, 뷰, 쿼리" }
// description:
//   en: One feature from command to query over an event store; the view is folded from the same events and can be rebuilt.
//   ko: 이벤트 저장소 위에서 커맨드부터 쿼리까지 한 기능을 담습니다. 뷰는 같은 이벤트를 접어 만들고 다시 만들 수 있습니다.
// pattern: event-sourcing
// lesson: 03-cqrs-event-sourcing#the-loop
// names: [Order, Place, Placed]
// ---

export type OrderEvent =
  | { readonly type: 'OrderPlaced'; readonly orderId: string; readonly customerId: string }
  | { readonly type: 'OrderCancelled'; readonly orderId: string };

export interface EventStore {
  /** The events of one stream, oldest first. */
  read(stream: string): Promise<readonly OrderEvent[]>;
  /** All or none; rejects unless the last event has `expectedVersion` (from 0; -1: no stream). Returns a position. */
  append(stream: string, events: readonly OrderEvent[], expectedVersion: number): Promise<number>;
  /** Of all streams, after a position, with their positions. */
  readAll(after: number): Promise<readonly { readonly position: number; readonly event: OrderEvent }[]>;
}

export type PlaceOrderResult = { readonly position: number } | { readonly refused: 'AlreadyExists' };

/** Command: decides on the order's own history, which is all it may depend on. */
export async function placeOrder(
  store: EventStore,
  orderId: string,
  customerId: string,
): Promise<PlaceOrderResult> {
  const stream = `order-${orderId}`;
  const history = await store.read(stream);
  if (history.length > 0) return { refused: 'AlreadyExists' };
  const expectedVersion = history.length - 1;
  const placed: OrderEvent = { type: 'OrderPlaced', orderId, customerId };
  return { position: await store.append(stream, [placed], expectedVersion) };
}

/** View: what a list needs. Loading the orders one by one would read every event of each for every page. */
export interface OrderListState {
  readonly position: number;
  readonly openByCustomer: ReadonlyMap<string, ReadonlySet<string>>;
}

export const emptyOrderList: OrderListState = { position: -1, openByCustomer: new Map() };

/** Catches a view up; from `emptyOrderList` it is a rebuild. */
export async function project(store: EventStore, view: OrderListState): Promise<OrderListState> {
  const news = await store.readAll(view.position);
  const openByCustomer = new Map(
    [...view.openByCustomer].map(([customer, orders]) => [customer, new Set(orders)]),
  );
  for (const { event } of news) apply(openByCustomer, event);
  return { position: news.at(-1)?.position ?? view.position, openByCustomer };
}

function apply(openByCustomer: Map<string, Set<string>>, event: OrderEvent): void {
  switch (event.type) {
    case 'OrderPlaced':
      openByCustomer.set(
        event.customerId,
        (openByCustomer.get(event.customerId) ?? new Set()).add(event.orderId),
      );
      return;
    case 'OrderCancelled':
      for (const orders of openByCustomer.values()) orders.delete(event.orderId);
      return;
  }
}

/** Query: reads the view and nothing else. `position` tells a client whether its own command is in it yet. */
export function openOrders({ openByCustomer, position }: OrderListState, customerId: string) {
  return { orders: [...(openByCustomer.get(customerId) ?? [])].sort(), position };
}
