import type { CustomerId, OrderId, OrderLine, Sku } from './domain.ts';
import type { Money } from './money.ts';

/** A command or an event: its name and what it says. */
export interface Message<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

interface OfOrder {
  readonly orderId: OrderId;
}

interface Because extends OfOrder {
  readonly reason: string;
}

interface Placed extends OfOrder {
  readonly customerId: CustomerId;
  readonly lines: readonly OrderLine[];
  readonly total: Money;
}

interface Stock extends OfOrder {
  readonly sku: Sku;
  readonly quantity: number;
}

interface Paid extends OfOrder {
  readonly amount: Money;
}

/** Requests; each may be refused by the service that owns it. */
export type OrderCommand =
  | Message<'PlaceOrder', Omit<Placed, 'total'>>
  | Message<'ApproveOrder', OfOrder>
  | Message<'RejectOrder', Because>
  | Message<'CancelOrder', OfOrder>;

export type InventoryCommand =
  | Message<'ReserveStock', Stock>
  | Message<'ReleaseStock', Stock>
  | Message<'ReplenishStock', Omit<Stock, 'orderId'>>;

export type PaymentCommand =
  | Message<'AuthorizePayment', Paid>
  | Message<'CapturePayment', Paid>
  | Message<'VoidPayment', OfOrder>
  | Message<'RefundPayment', Paid>;

export type ShippingCommand = Message<'ScheduleShipment', OfOrder> | Message<'CancelShipment', OfOrder>;

export type ShopCommand = OrderCommand | InventoryCommand | PaymentCommand | ShippingCommand;

/** Facts; none can be refused. */
export type OrderEvent =
  | Message<'OrderPlaced', Placed>
  | Message<'OrderApproved', OfOrder>
  | Message<'OrderRejected', Because>
  | Message<'OrderCancellationRequested', OfOrder>
  | Message<'OrderCancelled', OfOrder>;

export type InventoryEvent =
  | Message<'StockReserved', Stock>
  | Message<'StockReservationFailed', Stock & Because>
  | Message<'StockReleased', Stock>
  | Message<'StockReplenished', Omit<Stock, 'orderId'>>;

export type PaymentEvent =
  | Message<'PaymentAuthorized', Paid>
  | Message<'PaymentDeclined', Because>
  | Message<'PaymentCaptured', Paid>
  | Message<'PaymentCaptureFailed', Because>
  | Message<'PaymentVoided', OfOrder>
  | Message<'PaymentRefunded', Paid>;

export type ShippingEvent =
  | Message<'ShipmentScheduled', OfOrder>
  | Message<'ShipmentCancelled', OfOrder>
  | Message<'ShipmentCancellationRefused', Because>
  | Message<'ShipmentDispatched', OfOrder>
  | Message<'ShipmentDelivered', OfOrder>;

export type ShopEvent = OrderEvent | InventoryEvent | PaymentEvent | ShippingEvent;
