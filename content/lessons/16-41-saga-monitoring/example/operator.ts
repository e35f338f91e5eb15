import type { Documents } from '../../../shop/documents.ts';
import type { OrderId } from '../../../shop/domain.ts';
import { Envelopes } from '../../../shop/envelope.ts';
import { orderOrchestrator } from '../../../shop/orchestratedFulfillment.ts';
import { orderFulfillmentSaga } from '../../../shop/orderFulfillment.ts';
import { isOpen } from '../../../shop/saga.ts';
import type { SagaRecord } from '../../../shop/sagaOrchestrator.ts';
import type { Outgoing } from '../../../shop/serviceProcess.ts';
import type { SimClock } from '../../../shop/simClock.ts';

export interface OperatorAction {
  readonly action: 'retry' | 'compensate' | 'resolve';
  readonly orderId: OrderId;
  /** The step the operator saw the saga wait at: if it has moved on, the action no longer fits. */
  readonly seen: string;
  readonly operator: string;
  readonly reason: string;
}

/** What was asked for, and what came of it. */
export interface AuditEntry extends OperatorAction {
  readonly time: string;
  readonly outcome: string;
}

/** What a participant would have answered, for the steps that somebody may carry out by hand. */
const DONE_BY_HAND: Readonly<Record<string, string>> = {
  ScheduleShipment: 'ShipmentScheduled',
  ApproveOrder: 'OrderApproved',
};

/** Actions of people on sagas. Every method is called inside a transaction of the service that owns the saga. */
export class SagaConsole {
  readonly #orchestrator = orderOrchestrator([orderFulfillmentSaga]);
  readonly #envelopes: Envelopes;
  readonly #clock: SimClock;

  constructor(clock: SimClock) {
    this.#clock = clock;
    this.#envelopes = new Envelopes('order', clock);
  }

  // #region act
  /** Does what is asked, or refuses it; either way it is on record, in the transaction of the change itself. */
  act(action: OperatorAction, documents: Documents): readonly Outgoing[] {
    const record = documents.get<SagaRecord>('sagas', action.orderId);
    const awaiting = record && isOpen(record.state) ? record.state.awaiting : undefined;
    if (!record || awaiting !== action.seen)
      return this.#audit(action, documents, 'refused: it has moved on');
    switch (action.action) {
      case 'retry':
        return this.#audit(action, documents, 'sent again', this.#askAgain(action, documents, awaiting));
      case 'compensate':
        return this.#compensate(action, documents, record, awaiting);
      case 'resolve':
        return this.#resolve(action, documents, awaiting);
    }
  }
  // #endregion act

  // #region compensate
  /** Whether the awaited step has happened is unknown, so the way back begins with undoing that step itself. */
  #compensate(action: OperatorAction, documents: Documents, record: SagaRecord, awaiting: string) {
    const step = orderFulfillmentSaga.compensatable.find(({ command }) => command === awaiting);
    if (!step) return this.#audit(action, documents, 'refused: no way back from here');
    const state = { phase: 'backward', awaiting: step.compensation } as const;
    documents.put('sagas', action.orderId, { ...record, state, attempt: 0 } satisfies SagaRecord);
    const messages = this.#askAgain(action, documents, step.compensation);
    return this.#audit(action, documents, `turned back with ${step.compensation}`, messages);
  }
  // #endregion compensate

  /** Somebody has carried the step out, in the participant's own books as well: the saga goes on. */
  #resolve(action: OperatorAction, documents: Documents, awaiting: string) {
    const answer = DONE_BY_HAND[awaiting];
    if (!answer) return this.#audit(action, documents, 'refused: only its service can know');
    return this.#audit(action, documents, 'taken as done', this.#hear(action, documents, answer, {}));
  }

  #askAgain(action: OperatorAction, documents: Documents, command: string): readonly Outgoing[] {
    return this.#hear(action, documents, 'CommandTimedOut', { command });
  }

  /** The saga hears of it as it hears of everything: as a message. */
  #hear({ orderId }: OperatorAction, documents: Documents, type: string, data: object): readonly Outgoing[] {
    const message = this.#envelopes.wrap({ type, data: { orderId, ...data } }, orderId);
    return this.#orchestrator.hear(message, documents);
  }

  #audit(
    action: OperatorAction,
    documents: Documents,
    outcome: string,
    messages: readonly Outgoing[] = [],
  ): readonly Outgoing[] {
    const entry: AuditEntry = { ...action, time: this.#clock.iso(), outcome };
    documents.put('operatorActions', String(documents.all('operatorActions').length), entry);
    return messages;
  }
}
