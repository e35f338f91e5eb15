import type { Documents } from './documents.ts';
import { canBecome, type OrderId, type OrderState, type Sku } from './domain.ts';
import type { InventoryCommand, Message, OrderCommand, PaymentCommand } from './messages.ts';
import { won } from './money.ts';
import { messageId, type OfOrder } from './serviceProcess.ts';

/**
 * The four services of a saga, each as what it does with its own commands. They know neither who asks nor what comes
 * next, so an orchestrator and a choreography use the same ones. Each call belongs into one transaction.
 */

/** The answer of a service: what has happened. */
export type Outcome = Message<string, OfOrder>;

export interface StockLevel {
  readonly sku: Sku;
  readonly received: number;
  readonly reserved: number;
}

/** `released` without a SKU is a tombstone: the release came first. */
export interface Reservation {
  readonly state: 'held' | 'refused' | 'released';
  readonly sku?: Sku;
  readonly quantity: number;
}

export interface Payment {
  readonly orderId: OrderId;
  readonly state: 'held' | 'declined' | 'captured' | 'voided' | 'refunded';
  readonly captured: number;
  readonly refunded: number;
}

export interface StoredOrder {
  readonly orderId: OrderId;
  readonly state: OrderState;
  readonly sku: Sku;
  readonly quantity: number;
  readonly total: number;
}

type Handled<Command, Name extends string> = Extract<Command, { type: Name }>;

export function inventory(
  command: Handled<InventoryCommand, 'ReserveStock'> | Message<'ReleaseStock', OfOrder>,
  documents: Documents,
): Outcome {
  return command.type === 'ReserveStock' ? reserve(command, documents) : release(command, documents);
}

// #region inventory
function reserve(command: Handled<InventoryCommand, 'ReserveStock'>, documents: Documents): Outcome {
  const { orderId, sku, quantity } = command.data;
  const known = documents.get<Reservation>('reservations', orderId);
  if (known?.state === 'released') return refused('released before it was reserved');
  if (known?.state === 'held') return { type: 'StockReserved', data: command.data };

  const stock = documents.get<StockLevel>('stock', sku) ?? { sku, received: 0, reserved: 0 };
  if (stock.reserved + quantity > stock.received) {
    documents.put('reservations', orderId, { state: 'refused', sku, quantity } satisfies Reservation);
    return refused('too few pieces');
  }
  tookEffect(documents, command);
  documents.put('stock', sku, { ...stock, reserved: stock.reserved + quantity } satisfies StockLevel);
  documents.put('reservations', orderId, { state: 'held', sku, quantity } satisfies Reservation);
  return { type: 'StockReserved', data: command.data };

  function refused(reason: string): Outcome {
    return { type: 'StockReservationFailed', data: { ...command.data, reason } as OfOrder };
  }
}

function release(command: Message<'ReleaseStock', OfOrder>, documents: Documents): Outcome {
  const { orderId } = command.data;
  const known = documents.get<Reservation>('reservations', orderId);
  if (known?.state === 'held') {
    tookEffect(documents, command);
    const stock = documents.get<StockLevel>('stock', known.sku as Sku) as StockLevel;
    documents.put('stock', stock.sku, { ...stock, reserved: stock.reserved - known.quantity });
  }
  documents.put('reservations', orderId, { quantity: 0, ...known, state: 'released' } satisfies Reservation);
  return { type: 'StockReleased', data: command.data };
}
// #endregion inventory

// #region payment
/** `refuses` says which orders the bank turns down, and at which command. */
export function payment(
  command: Handled<PaymentCommand, 'AuthorizePayment' | 'CapturePayment' | 'VoidPayment' | 'RefundPayment'>,
  documents: Documents,
  refuses: (step: string) => boolean,
): Outcome {
  const { orderId } = command.data;
  const known = documents.get<Payment>('payments', orderId);
  const put = (state: Payment['state'], captured = 0, refunded = 0) => {
    if (state !== 'declined') tookEffect(documents, command);
    documents.put('payments', orderId, { orderId, state, captured, refunded } satisfies Payment);
  };

  switch (command.type) {
    case 'AuthorizePayment':
      if (!known) put(refuses(messageId(command)) ? 'declined' : 'held');
      return documents.get<Payment>('payments', orderId)?.state === 'held'
        ? { type: 'PaymentAuthorized', data: command.data }
        : because('PaymentDeclined', orderId, known?.state === 'voided' ? 'already voided' : 'card declined');
    case 'CapturePayment':
      if ((known?.state !== 'held' && known?.state !== 'captured') || refuses(messageId(command))) {
        return because('PaymentCaptureFailed', orderId, 'the hold has expired');
      }
      put('captured', known.captured + command.data.amount.amount); // Two captures are two captures to a bank.
      return { type: 'PaymentCaptured', data: command.data };
    case 'VoidPayment':
      if (known?.state === 'captured') return captured(orderId, known);
      if (known?.state !== 'voided') put('voided');
      return { type: 'PaymentVoided', data: { orderId } };
    case 'RefundPayment':
      if (known?.state === 'captured') put('refunded', known.captured, known.captured);
      return { type: 'PaymentRefunded', data: command.data };
  }
}
// #endregion payment

/** What was captured cannot be voided: the answer says so. */
function captured(orderId: OrderId, { captured: amount }: Payment): Outcome {
  return { type: 'PaymentCaptured', data: { orderId, amount: won(amount) } as OfOrder };
}

export function shipping(command: Message<'ScheduleShipment', OfOrder>, documents: Documents): Outcome {
  const { orderId } = command.data;
  if (!documents.get('shipments', orderId)) {
    tookEffect(documents, command);
    documents.put('shipments', orderId, { orderId });
  }
  return { type: 'ShipmentScheduled', data: { orderId } };
}

/** Settles an order. The event says how it ended, whatever was asked for. */
export function order(
  command: Handled<OrderCommand, 'ApproveOrder' | 'RejectOrder'>,
  documents: Documents,
): Outcome {
  const { orderId } = command.data;
  const known = documents.get<StoredOrder>('orders', orderId);
  if (!known) throw new Error(`${command.type}: there is no ${orderId}`);
  const wanted = command.type === 'ApproveOrder' ? 'APPROVED' : 'REJECTED';
  const settles = canBecome(known.state, wanted);
  if (settles) {
    tookEffect(documents, command);
    documents.put('orders', orderId, { ...known, state: wanted } satisfies StoredOrder);
  }
  return (settles ? wanted : known.state) === 'APPROVED'
    ? { type: 'OrderApproved', data: { orderId } }
    : because(
        'OrderRejected',
        orderId,
        command.type === 'RejectOrder' ? command.data.reason : 'settled before',
      );
}

function because(type: string, orderId: OrderId, reason: string): Outcome {
  return { type, data: { orderId, reason } as OfOrder };
}

/** Counts the effects of a step for invariant I3. */
function tookEffect(documents: Documents, command: Parameters<typeof messageId>[0]): void {
  const step = messageId(command);
  const count = documents.get<{ count: number }>('effects', step)?.count ?? 0;
  documents.put('effects', step, { step, count: count + 1 });
}
