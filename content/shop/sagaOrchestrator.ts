import type { Documents } from './documents.ts';
import { type OrderId, type Service, topics } from './domain.ts';
import { type Envelope, messageName } from './envelope.ts';
import type { Message } from './messages.ts';
import { isOpen, type SagaDefinition, type SagaEvent, type SagaState, start, step } from './saga.ts';
import { cancelTimer, type OfOrder, type Outgoing } from './serviceProcess.ts';

// #region record
/** All that is stored of one saga. */
export interface SagaRecord {
  readonly orderId: OrderId;
  /** Index of the definition it was started with: a saga ends by the rules it began with. */
  readonly version: number;
  readonly state: SagaState;
  /** How often the awaited command has been sent. */
  readonly attempt: number;
}

export interface Decision {
  readonly record: SagaRecord;
  readonly send?: string;
}
// #endregion record

/** What a timer says when it fires. */
interface CommandTimedOut extends OfOrder {
  readonly command: string;
}

// #region decide
/** What a saga does about an event. Pure: no clock, no chance, no database, so a replay decides the same. */
export function decide(definition: SagaDefinition, record: SagaRecord, event: SagaEvent): Decision {
  const { state, send } = step(definition, record.state, event);
  const again = send !== undefined && isOpen(record.state) && send === record.state.awaiting;
  return { record: { ...record, state, attempt: again ? record.attempt + 1 : 1 }, ...(send && { send }) };
}
// #endregion decide

/** How a definition's commands become messages, and their answers saga events. */
export interface SagaWiring {
  /** The newest last. Versions that sagas in flight were started with stay. */
  readonly definitions: readonly SagaDefinition[];
  /** Where a command goes and what it says. */
  readonly commandFor: (
    command: string,
    orderId: OrderId,
    documents: Documents,
  ) => { to: Service; message: Message<string, OfOrder> };
  /** What each answer says about which command. */
  readonly answers: Readonly<Record<string, SagaEvent>>;
  /** How long to wait for an answer, in milliseconds, by attempt from 1. */
  readonly patience: (attempt: number) => number;
}

/** The durable shell around `decide`. Every method is called inside the transaction of the service that owns the saga. */
export class SagaOrchestrator {
  readonly #wiring: SagaWiring;

  constructor(wiring: SagaWiring) {
    this.#wiring = wiring;
  }

  /** Call it in the transaction that stores the order: both exist, or neither. */
  begin(orderId: OrderId, documents: Documents): Outgoing[] {
    const version = this.#wiring.definitions.length - 1;
    const { state, send } = start(this.#definition(version));
    return this.#store({ record: { orderId, version, state, attempt: 1 }, ...(send && { send }) }, documents);
  }

  // #region hear
  /** An answer, or a timer that has come due. */
  hear(envelope: Envelope<OfOrder>, documents: Documents): Outgoing[] {
    const record = documents.get<SagaRecord>('sagas', envelope.data.orderId);
    const event = this.#eventOf(envelope);
    if (!record || !event || !isOpen(record.state) || record.state.awaiting !== event.command) return [];
    cancelTimer(documents, timerId(record.orderId, record.state.awaiting, record.attempt));
    return this.#store(decide(this.#definition(record.version), record, event), documents);
  }

  #store({ record, send }: Decision, documents: Documents): Outgoing[] {
    documents.put('sagas', record.orderId, record);
    if (send === undefined) return [];
    const { to, message } = this.#wiring.commandFor(send, record.orderId, documents);
    const timedOut: CommandTimedOut = { orderId: record.orderId, command: send };
    return [
      { topic: topics.commands(to), message },
      {
        topic: topics.sagaReplies,
        id: timerId(record.orderId, send, record.attempt),
        message: { type: 'CommandTimedOut', data: timedOut },
        after: this.#wiring.patience(record.attempt),
      },
    ];
  }
  // #endregion hear

  #eventOf(envelope: Envelope<OfOrder>): SagaEvent | undefined {
    const name = messageName(envelope);
    if (name !== 'CommandTimedOut') return this.#wiring.answers[name];
    return { type: 'timedOut', command: (envelope.data as CommandTimedOut).command };
  }

  #definition(version: number): SagaDefinition {
    const definition = this.#wiring.definitions[version];
    if (!definition)
      throw new RangeError(`no definition of version ${version}: sagas in flight still need it`);
    return definition;
  }
}

function timerId(orderId: OrderId, command: string, attempt: number): string {
  return `${orderId}:${command}:timeout-${attempt}`;
}
