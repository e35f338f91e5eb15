// ---
// title: { en: Command with handler, ko: 커맨드와 핸들러 }
// description:
//   en: A command named for its intent and a handler whose repetition changes nothing and gives the first outcome again.
//   ko: 의도를 이름으로 하는 커맨드와 핸들러입니다. 같은 커맨드를 다시 보내도 아무것도 바뀌지 않고 처음 결과를 돌려줍니다.
// pattern: cqrs
// lesson: 03b-cqrs-pattern-implementation#pipeline
// names: [Order, Place, Placed]
// stops: [total]
// ---

/** A request that may be refused. Who sends it chooses `commandId`, and sends the same one again after a timeout. */
export interface PlaceOrder {
  readonly commandId: string;
  readonly orderId: string;
  readonly total: number;
}

/** "No" is an answer, not an error: only what may be tried again is thrown. */
export type PlaceOrderOutcome =
  | { readonly status: 'accepted'; readonly orderId: string; readonly version: number }
  | { readonly status: 'rejected'; readonly reason: 'AlreadyExists' | 'EmptyTotal' };

export interface OrderPlaced {
  readonly type: 'OrderPlaced';
  readonly orderId: string;
  readonly total: number;
}

/** What the handler does in one transaction; a conflict with another transaction makes its commit fail. */
export interface PlaceOrderTransaction {
  outcomeOf(commandId: string): Promise<PlaceOrderOutcome | undefined>;
  /** `commandId` is unique, so of two copies of a command that run at once only one commits. */
  recordOutcome(commandId: string, outcome: PlaceOrderOutcome): Promise<void>;
  orderExists(orderId: string): Promise<boolean>;
  insertOrder(row: {
    readonly orderId: string;
    readonly total: number;
    readonly version: number;
  }): Promise<void>;
  /** Writes to the outbox: the event goes out if the transaction commits, and not otherwise. */
  enqueue(event: OrderPlaced): Promise<void>;
}

export type InTransaction<Transaction> = <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>;

export function placeOrderHandler(inTransaction: InTransaction<PlaceOrderTransaction>) {
  return (command: PlaceOrder): Promise<PlaceOrderOutcome> =>
    inTransaction(async (transaction) => {
      const earlier = await transaction.outcomeOf(command.commandId);
      if (earlier !== undefined) return earlier;
      const outcome = await carryOut(command, transaction);
      await transaction.recordOutcome(command.commandId, outcome);
      return outcome;
    });
}

async function carryOut(
  { orderId, total }: PlaceOrder,
  transaction: PlaceOrderTransaction,
): Promise<PlaceOrderOutcome> {
  if (total <= 0) return { status: 'rejected', reason: 'EmptyTotal' };
  if (await transaction.orderExists(orderId)) return { status: 'rejected', reason: 'AlreadyExists' };
  const version = 0;
  await transaction.insertOrder({ orderId, total, version });
  await transaction.enqueue({ type: 'OrderPlaced', orderId, total });
  return { status: 'accepted', orderId, version };
}
