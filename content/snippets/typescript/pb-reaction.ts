// ---
// title: { en: Reaction of a choreographed saga, ko: 코레오그래피 사가의 반응 }
// description:
//   en: A table of what this service does on which event; inbox, state and outbox commit together, ids come from the cause.
//   ko: 어떤 이벤트에 무엇을 하는지 표로 둡니다. 인박스, 상태, 아웃박스를 함께 커밋하고 ID는 원인에서 만듭니다.
// pattern: sagas
// lesson: 04c-saga-choreography#reactions
// names: [Inventory]
// ---

export interface Event {
  readonly id: string;
  readonly type: string;
  readonly orderId: string;
  readonly correlationId: string;
}

export interface NewEvent extends Event {
  readonly causationId: string;
}

/** What a reaction may touch; everything becomes visible at commit or not at all. */
export interface InventoryTransaction {
  /** False when the event was handled before; the id is unique. */
  recordInInbox(eventId: string): Promise<boolean>;
  /** False when there is not enough. Refuses an order whose release came first. */
  reserve(orderId: string): Promise<boolean>;
  release(orderId: string): Promise<void>;
  /** Writes to the outbox. */
  publish(event: NewEvent): Promise<void>;
}

/** Does its part and names the event that says so, if any. */
type Reaction = (transaction: InventoryTransaction, orderId: string) => Promise<string | undefined>;

/** The whole part this service plays; the graph of all such tables is the saga, and must have no cycle. */
const inventoryReactions: Readonly<Record<string, Reaction>> = {
  OrderPlaced: async (transaction, orderId) =>
    (await transaction.reserve(orderId)) ? 'StockReserved' : 'StockReservationFailed',
  PaymentDeclined: async (transaction, orderId) => {
    await transaction.release(orderId);
    return 'StockReleased';
  },
};

export type InTransaction = <T>(work: (transaction: InventoryTransaction) => Promise<T>) => Promise<T>;

/** Reacts to an event once, in any order and however often it comes; acknowledge it when this resolves. */
export async function react(inTransaction: InTransaction, event: Event): Promise<void> {
  const reaction = inventoryReactions[event.type];
  if (reaction === undefined) return;
  await inTransaction(async (transaction) => {
    if (!(await transaction.recordInInbox(event.id))) return;
    const type = await reaction(transaction, event.orderId);
    if (type === undefined) return;
    await transaction.publish({
      id: `${event.id}/${type}`,
      type,
      orderId: event.orderId,
      correlationId: event.correlationId,
      causationId: event.id,
    });
  });
}
