import type { Documents } from './documents.ts';
import { type OrderId, type Service, topics } from './domain.ts';
import { messageName } from './envelope.ts';
import type { Message } from './messages.ts';
import { won } from './money.ts';
import { inventory, type Outcome, order, payment, type StoredOrder, shipping } from './participants.ts';
import type { SagaDefinition, SagaEvent } from './saga.ts';
import { SagaOrchestrator } from './sagaOrchestrator.ts';
import type { Behaviour, OfOrder } from './serviceProcess.ts';

/** What each answer says about which command. */
const answers: Readonly<Record<string, SagaEvent>> = {
  StockReserved: { type: 'succeeded', command: 'ReserveStock' },
  StockReservationFailed: { type: 'failed', command: 'ReserveStock' },
  StockReleased: { type: 'succeeded', command: 'ReleaseStock' },
  PaymentAuthorized: { type: 'succeeded', command: 'AuthorizePayment' },
  PaymentDeclined: { type: 'failed', command: 'AuthorizePayment' },
  PaymentCaptured: { type: 'succeeded', command: 'CapturePayment' },
  PaymentCaptureFailed: { type: 'failed', command: 'CapturePayment' },
  PaymentVoided: { type: 'succeeded', command: 'VoidPayment' },
  ShipmentScheduled: { type: 'succeeded', command: 'ScheduleShipment' },
  OrderApproved: { type: 'succeeded', command: 'ApproveOrder' },
  OrderRejected: { type: 'succeeded', command: 'RejectOrder' },
};

const owners: Readonly<Record<string, Service>> = {
  ReserveStock: 'inventory',
  ReleaseStock: 'inventory',
  AuthorizePayment: 'payment',
  CapturePayment: 'payment',
  VoidPayment: 'payment',
  ScheduleShipment: 'shipping',
  ApproveOrder: 'order',
  RejectOrder: 'order',
};

// #region patience
/** 2 s for the first answer, twice as long each time, never more than 30 s. */
export function patience(attempt: number): number {
  return Math.min(2_000 * 2 ** (attempt - 1), 30_000);
}
// #endregion patience

/** The orchestrator of the shop. `definitions`: the newest last. */
export function orderOrchestrator(definitions: readonly SagaDefinition[]): SagaOrchestrator {
  return new SagaOrchestrator({ definitions, commandFor, answers, patience });
}

function commandFor(command: string, orderId: OrderId, documents: Documents) {
  const { sku, quantity, total } = documents.get<StoredOrder>('orders', orderId) as StoredOrder;
  const data = { orderId, sku, quantity, amount: won(total), reason: 'see the saga' };
  return { to: owners[command] as Service, message: { type: command, data } as Message<string, OfOrder> };
}

/** The four services: three that only answer, and `order`, which runs the saga as well. */
export function orchestrated(
  orchestrator: SagaOrchestrator,
  refuses: (step: string) => boolean,
): Behaviour[] {
  return [
    answering('inventory', (command, documents) =>
      inventory(command as Parameters<typeof inventory>[0], documents),
    ),
    answering('payment', (command, documents) =>
      payment(command as Parameters<typeof payment>[0], documents, refuses),
    ),
    answering('shipping', (command, documents) =>
      shipping(command as Parameters<typeof shipping>[0], documents),
    ),
    {
      service: 'order',
      topics: [topics.commands('order'), topics.sagaReplies],
      handle: (envelope, documents) => {
        const type = messageName(envelope);
        return owners[type] === 'order'
          ? [reply(order({ type, data: envelope.data } as Parameters<typeof order>[0], documents))]
          : orchestrator.hear(envelope, documents);
      },
    },
  ];
}

/** A service that does what it is told and says what came of it. */
function answering(
  service: Service,
  participant: (command: Message<string, OfOrder>, documents: Documents) => Outcome,
): Behaviour {
  return {
    service,
    topics: [topics.commands(service)],
    handle: (envelope, documents) => [
      reply(participant({ type: messageName(envelope), data: envelope.data }, documents)),
    ],
  };
}

function reply(message: Outcome) {
  return { topic: topics.sagaReplies, message };
}
