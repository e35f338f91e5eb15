// ---
// title: { en: Saga orchestrator with compensations, ko: 보상이 있는 사가 오케스트레이터 }
// description:
//   en: A pure state machine in a durable shell; state and next command commit together, replies may repeat or come late.
//   ko: 순수 상태 기계와 이를 저장하는 껍데기입니다. 상태와 다음 커맨드를 함께 커밋하며, 응답이 반복되거나 늦게 와도 안전합니다.
// pattern: sagas
// lesson: 04b-saga-orchestration#one-commit
// names: [OrderFulfillment]
// stops: [ReserveStock, ReleaseStock, AuthorizePayment, VoidPayment, CapturePayment, ScheduleShipment]
// ---

/** Compensatable steps, then one pivot, then steps that are repeated until they succeed. */
interface Step {
  readonly command: string;
  readonly compensation?: string;
}

const steps: readonly Step[] = [
  { command: 'ReserveStock', compensation: 'ReleaseStock' },
  { command: 'AuthorizePayment', compensation: 'VoidPayment' },
  { command: 'CapturePayment' },
  { command: 'ScheduleShipment' },
];
const pivot = steps.findIndex((step) => step.compensation === undefined);

export interface OrderFulfillmentSaga {
  readonly sagaId: string;
  /** `parked`: a step that must not fail was refused; a person decides. */
  readonly status: 'running' | 'compensating' | 'completed' | 'compensated' | 'parked';
  /** The step whose reply is awaited. */
  readonly step: number;
}

export interface SagaCommand {
  /** The same whenever the command is sent again: the receiver acts once and repeats its reply. */
  readonly key: string;
  readonly name: string;
  readonly sagaId: string;
}

/** No reply is no refusal: after a timeout the same command is sent again, until there is an answer. */
export interface SagaReply {
  readonly key: string;
  readonly sagaId: string;
  readonly outcome: 'done' | 'refused';
}

/** What is sent next; undefined once the saga has ended. */
export function commandOf({ sagaId, status, step }: OrderFulfillmentSaga): SagaCommand | undefined {
  const { command, compensation } = steps[step] ?? {};
  const name = status === 'running' ? command : status === 'compensating' ? compensation : undefined;
  return name === undefined ? undefined : { key: `${sagaId}/${name}`, name, sagaId };
}

/** The saga after a reply. A reply that is not awaited (repeated, late) changes nothing. */
export function advance(saga: OrderFulfillmentSaga, { key, outcome }: SagaReply): OrderFulfillmentSaga {
  if (key !== commandOf(saga)?.key) return saga;
  if (saga.status === 'compensating') {
    return outcome === 'done' ? compensateFrom(saga, saga.step - 1) : { ...saga, status: 'parked' };
  }
  if (outcome === 'refused') {
    return saga.step <= pivot ? compensateFrom(saga, saga.step - 1) : { ...saga, status: 'parked' };
  }
  const step = saga.step + 1;
  return step < steps.length ? { ...saga, step } : { ...saga, status: 'completed' };
}

/** Last step first. The refused step did nothing and so has nothing to undo. */
function compensateFrom(saga: OrderFulfillmentSaga, step: number): OrderFulfillmentSaga {
  return step >= 0 ? { ...saga, status: 'compensating', step } : { ...saga, status: 'compensated' };
}

/** What the shell does in one transaction. */
export interface SagaTransaction {
  /** Locks the saga until the transaction ends. */
  load(sagaId: string): Promise<OrderFulfillmentSaga | undefined>;
  save(saga: OrderFulfillmentSaga): Promise<void>;
  /** Writes to the outbox: the command goes out if the transaction commits, and not otherwise. */
  enqueue(command: SagaCommand): Promise<void>;
}

export type InTransaction = <T>(work: (transaction: SagaTransaction) => Promise<T>) => Promise<T>;

/** Starts the saga once, however often it is called with the same id. */
export async function start(inTransaction: InTransaction, sagaId: string): Promise<void> {
  await inTransaction(async (transaction) => {
    if ((await transaction.load(sagaId)) !== undefined) return;
    await persist(transaction, { sagaId, status: 'running', step: 0 });
  });
}

export async function handleReply(inTransaction: InTransaction, reply: SagaReply): Promise<void> {
  await inTransaction(async (transaction) => {
    const saga = await transaction.load(reply.sagaId);
    if (saga === undefined) throw new Error(`unknown saga ${reply.sagaId}`);
    const next = advance(saga, reply);
    if (next !== saga) await persist(transaction, next);
  });
}

/** For the timer, when a reply is overdue. */
export async function resend(inTransaction: InTransaction, sagaId: string): Promise<void> {
  await inTransaction(async (transaction) => {
    const saga = await transaction.load(sagaId);
    const command = saga && commandOf(saga);
    if (command !== undefined) await transaction.enqueue(command);
  });
}

/** State and command in one commit: never a saga that waits for what was not sent, nor a command nobody waits for. */
async function persist(transaction: SagaTransaction, saga: OrderFulfillmentSaga): Promise<void> {
  await transaction.save(saga);
  const command = commandOf(saga);
  if (command !== undefined) await transaction.enqueue(command);
}
