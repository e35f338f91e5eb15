// ---
// title: { en: Process manager, ko: 프로세스 매니저 }
// description:
//   en: Collects what several services report of one order, in any order, and sends each command that the facts call for once.
//   ko: 여러 서비스가 한 주문에 대해 알려 온 사실을 순서와 상관없이 모으고, 그 사실에 필요한 커맨드를 한 번씩만 보냅니다.
// pattern: sagas
// lesson: 04b-saga-orchestration#pure-decide
// names: [Order]
// ---

export interface OrderFact {
  readonly id: string;
  readonly type:
    | 'OrderPlaced'
    | 'StockReserved'
    | 'StockReservationFailed'
    | 'PaymentCaptured'
    | 'PaymentDeclined'
    /** Of a durable timer that is set with the process: what was awaited did not come. */
    | 'DeadlinePassed';
  readonly orderId: string;
}

export interface OrderProcess {
  readonly placed: boolean;
  readonly reserved: boolean;
  readonly paid: boolean;
  readonly failed: boolean;
}

/** The receiver acts once a key. */
export interface OrderCommand {
  readonly key: string;
  readonly name: string;
  readonly orderId: string;
}

const nothingKnown: OrderProcess = { placed: false, reserved: false, paid: false, failed: false };

/** Remembers a fact. A fact may come before the one that caused it: it waits here. */
export function evolve(process: OrderProcess, type: OrderFact['type']): OrderProcess {
  switch (type) {
    case 'OrderPlaced':
      return { ...process, placed: true };
    case 'StockReserved':
      return { ...process, reserved: true };
    case 'PaymentCaptured':
      return { ...process, paid: true };
    case 'StockReservationFailed':
    case 'PaymentDeclined':
    case 'DeadlinePassed':
      // Once everything is there, the goods are on their way: too late to fail.
      return calledFor(process).includes('ScheduleShipment') ? process : { ...process, failed: true };
  }
}

/** Every command that the facts call for, whichever came first. */
export function calledFor({ placed, reserved, paid, failed }: OrderProcess): readonly string[] {
  if (!placed) return [];
  const commands = ['ReserveStock', 'CapturePayment'];
  if (failed) {
    commands.push('RejectOrder');
    if (reserved) commands.push('ReleaseStock');
    if (paid) commands.push('RefundPayment');
  } else if (reserved && paid) {
    commands.push('ScheduleShipment');
  }
  return commands;
}

/** What the manager does in one transaction; a conflict with another transaction makes its commit fail. */
export interface OrderProcessTransaction {
  /** False when the fact was handled before; the id is unique. */
  recordInInbox(factId: string): Promise<boolean>;
  load(orderId: string): Promise<OrderProcess | undefined>;
  save(orderId: string, process: OrderProcess): Promise<void>;
  /** Writes to the outbox. */
  enqueue(command: OrderCommand): Promise<void>;
}

export type InTransaction = <T>(work: (transaction: OrderProcessTransaction) => Promise<T>) => Promise<T>;

/** Takes in a fact, in any order and however often it comes; acknowledge it when this resolves. */
export async function handleFact(inTransaction: InTransaction, fact: OrderFact): Promise<void> {
  const { id, type, orderId } = fact;
  await inTransaction(async (transaction) => {
    if (!(await transaction.recordInInbox(id))) return;
    const before = (await transaction.load(orderId)) ?? nothingKnown;
    const after = evolve(before, type);
    await transaction.save(orderId, after);
    const sent = calledFor(before);
    for (const name of calledFor(after).filter((command) => !sent.includes(command))) {
      await transaction.enqueue({ key: `${orderId}/${name}`, name, orderId });
    }
  });
}
