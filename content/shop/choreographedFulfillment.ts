import { join, type Reaction } from './choreography.ts';
import type { Documents } from './documents.ts';
import { type OrderId, type OrderLine, topics } from './domain.ts';
import { messageName } from './envelope.ts';
import type { Message } from './messages.ts';
import type { Money } from './money.ts';
import { inventory, type Outcome, order, payment, type StoredOrder, shipping } from './participants.ts';
import { type Behaviour, cancelTimer, type OfOrder, type Outgoing } from './serviceProcess.ts';

type Choreographer = 'order' | 'inventory' | 'payment' | 'shipping';

// #region reactions
/** The whole choreography. Nobody runs this table: each service knows its own rows, and checks read all of them. */
export const reactions = [
  {
    service: 'inventory',
    on: ['OrderPlaced'],
    does: 'reserve',
    publishes: ['StockReserved', 'StockReservationFailed'],
  },
  { service: 'inventory', on: ['PaymentDeclined'], does: 'release', publishes: ['StockReleased'] },
  { service: 'inventory', on: ['PaymentCaptureFailed'], does: 'release', publishes: ['StockReleased'] },
  { service: 'inventory', on: ['PaymentVoided'], does: 'release', publishes: ['StockReleased'] },
  {
    service: 'payment',
    on: ['OrderPlaced', 'StockReserved'],
    does: 'charge',
    publishes: ['PaymentCaptured', 'PaymentDeclined', 'PaymentCaptureFailed'],
  },
  { service: 'payment', on: ['VoidPayment'], does: 'void', publishes: ['PaymentVoided', 'PaymentCaptured'] },
  { service: 'shipping', on: ['PaymentCaptured'], does: 'schedule', publishes: ['ShipmentScheduled'] },
  { service: 'order', on: ['ShipmentScheduled'], does: 'approve', publishes: ['OrderApproved'] },
  { service: 'order', on: ['StockReservationFailed'], does: 'reject', publishes: ['OrderRejected'] },
  { service: 'order', on: ['PaymentDeclined'], does: 'reject', publishes: ['OrderRejected'] },
  { service: 'order', on: ['PaymentCaptureFailed'], does: 'reject', publishes: ['OrderRejected'] },
  { service: 'order', on: ['PaymentVoided'], does: 'reject', publishes: ['OrderRejected'] },
  { service: 'order', on: ['DeadlinePassed'], does: 'ask', publishes: ['VoidPayment'] },
] as const satisfies readonly (Reaction & { service: Choreographer })[];
// #endregion reactions

/** Where the timers of `order` come back to it. */
const DEADLINES = 'shop.order.deadlines.v1';

/** How long an order may be PENDING before `order` asks what has become of it, in milliseconds. */
export const DEADLINE = 30_000;

interface Placed extends OfOrder {
  readonly lines: readonly OrderLine[];
  readonly total: Money;
}

type Action = (data: Record<string, unknown>, orderId: OrderId, documents: Documents) => readonly Outgoing[];

/** The four services, each with nothing but its own reactions. */
export function choreographed(refuses: (step: string) => boolean): Behaviour[] {
  return [
    reacting('inventory', [topics.events('order'), topics.events('payment')], {
      reserve: ({ OrderPlaced }, orderId, documents) => {
        const [first] = (OrderPlaced as Placed).lines;
        const { sku, quantity } = first as OrderLine;
        return says(
          'inventory',
          inventory({ type: 'ReserveStock', data: { orderId, sku, quantity } }, documents),
        );
      },
      release: (_, orderId, documents) =>
        says('inventory', inventory({ type: 'ReleaseStock', data: { orderId } }, documents)),
    }),
    reacting('payment', [topics.events('order'), topics.events('inventory'), topics.commands('payment')], {
      charge: ({ OrderPlaced }, orderId, documents) =>
        says('payment', charge(orderId, (OrderPlaced as Placed).total, documents, refuses)),
      void: (_, orderId, documents) =>
        says('payment', payment({ type: 'VoidPayment', data: { orderId } }, documents, refuses)),
    }),
    reacting('shipping', [topics.events('payment')], {
      schedule: (_, orderId, documents) =>
        says('shipping', shipping({ type: 'ScheduleShipment', data: { orderId } }, documents)),
    }),
    reacting(
      'order',
      [topics.events('inventory'), topics.events('payment'), topics.events('shipping'), DEADLINES],
      {
        approve: (_, orderId, documents) => {
          cancelDeadline(orderId, documents);
          return says('order', order({ type: 'ApproveOrder', data: { orderId } }, documents));
        },
        reject: (data, orderId, documents) => {
          cancelDeadline(orderId, documents);
          const [reason = ''] = Object.keys(data);
          return says('order', order({ type: 'RejectOrder', data: { orderId, reason } }, documents));
        },
        ask: (_, orderId, documents) => askAfterDeadline(orderId, documents),
      },
    ),
  ];
}

// #region charge
/** Authorises and captures in one go; a hold that cannot be captured is let go at once. */
function charge(
  orderId: OrderId,
  amount: Money,
  documents: Documents,
  refuses: (step: string) => boolean,
): Outcome {
  const authorized = payment({ type: 'AuthorizePayment', data: { orderId, amount } }, documents, refuses);
  if (authorized.type === 'PaymentDeclined') return authorized;
  const captured = payment({ type: 'CapturePayment', data: { orderId, amount } }, documents, refuses);
  if (captured.type === 'PaymentCaptureFailed') {
    payment({ type: 'VoidPayment', data: { orderId } }, documents, refuses);
  }
  return captured;
}
// #endregion charge

// #region deadline
/** The first timer of an order, set in the transaction that places it. */
export function deadlineOf(orderId: OrderId, nth = 1): Outgoing {
  const message = { type: 'DeadlinePassed', data: { orderId } };
  return { topic: DEADLINES, message, id: deadlineId(orderId, nth), after: DEADLINE };
}

/** Silence is no verdict: whoever owns the pivot is asked, and answers for good. Until then, ask again. */
function askAfterDeadline(orderId: OrderId, documents: Documents): Outgoing[] {
  if (documents.get<StoredOrder>('orders', orderId)?.state !== 'PENDING') return [];
  const nth = deadlinesPassed(orderId, documents) + 1;
  documents.put('deadlines', orderId, { passed: nth });
  const question = { type: 'VoidPayment', data: { orderId } };
  return [{ topic: topics.commands('payment'), message: question }, deadlineOf(orderId, nth + 1)];
}

function cancelDeadline(orderId: OrderId, documents: Documents): void {
  cancelTimer(documents, deadlineId(orderId, deadlinesPassed(orderId, documents) + 1));
}
// #endregion deadline

// #region reacting
/** A service that runs its rows of the table, joining events where a row names several. */
function reacting(
  service: Choreographer,
  read: readonly string[],
  actions: Record<string, Action>,
): Behaviour {
  const rows: readonly Reaction[] = reactions.filter((row) => row.service === service);
  return {
    service,
    topics: read,
    handle: (envelope, documents) =>
      rows
        .filter(({ on }) => on.includes(messageName(envelope)))
        .flatMap((row) => {
          const data = join(documents, row, envelope);
          return data ? (actions[row.does]?.(data, envelope.data.orderId, documents) ?? []) : [];
        }),
  };
}
// #endregion reacting

function says(service: Choreographer, message: Message<string, OfOrder>): Outgoing[] {
  return [{ topic: topics.events(service), message }];
}

function deadlinesPassed(orderId: OrderId, documents: Documents): number {
  return documents.get<{ passed: number }>('deadlines', orderId)?.passed ?? 0;
}

function deadlineId(orderId: OrderId, nth: number): string {
  return `${orderId}:deadline-${nth}`;
}
