import { type Money, sum, times, won } from './money.ts';

export type OrderId = `ord-${number}`;
export type CustomerId = `cus-${number}`;
export type Sku = `SKU-${string}`;

export type Service =
  | 'gateway'
  | 'order'
  | 'payment'
  | 'inventory'
  | 'shipping'
  | 'notification'
  | 'query'
  | 'issuer';

/** Only `APPROVED`, `REJECTED` and `CANCELLED` are final; the pending states are semantic locks. */
export type OrderState = 'PENDING' | 'APPROVED' | 'REJECTED' | 'CANCEL_PENDING' | 'CANCELLED';

const NEXT_STATES: Record<OrderState, readonly OrderState[]> = {
  PENDING: ['APPROVED', 'REJECTED'],
  APPROVED: ['CANCEL_PENDING'],
  REJECTED: [],
  CANCEL_PENDING: ['CANCELLED', 'APPROVED'],
  CANCELLED: [],
};

export function canBecome(from: OrderState, to: OrderState): boolean {
  return NEXT_STATES[from].includes(to);
}

export function isSettled(state: OrderState): boolean {
  return state === 'APPROVED' || state === 'REJECTED' || state === 'CANCELLED';
}

export interface OrderLine {
  readonly sku: Sku;
  readonly quantity: number;
  /** The price of one piece when the order was placed. */
  readonly price: Money;
}

/** What the customer pays for these lines. */
export function totalOf(lines: readonly OrderLine[]): Money {
  return sum(lines.map((line) => times(line.price, line.quantity)));
}

/** What the shop sells, and how many pieces it has received. */
export const catalogue = [
  { sku: 'SKU-BOOK', name: 'Book', price: won(15_000), received: 3 },
  { sku: 'SKU-LAMP', name: 'Lamp', price: won(42_000), received: 5 },
] as const satisfies readonly { sku: Sku; name: string; price: Money; received: number }[];

export const customers = ['cus-1', 'cus-2'] as const satisfies readonly CustomerId[];

/** A line at the price of the catalogue; throws a RangeError for an unknown SKU. */
export function line(sku: Sku, quantity: number): OrderLine {
  const product = catalogue.find((candidate) => candidate.sku === sku);
  if (!product) throw new RangeError(`the catalogue has no ${sku}`);
  return { sku, quantity, price: product.price };
}

/** The n-th order of a run: `ord-1001` is the first. */
export function orderId(nth: number): OrderId {
  return `ord-${1000 + nth}`;
}

/** Streams of the event store, one an aggregate. */
export const streamOf = {
  order: (id: OrderId) => `order-${id}`,
  payment: (id: OrderId) => `payment-${id}`,
  stock: (sku: Sku) => `stock-${sku}`,
  shipment: (id: OrderId) => `shipment-${id}`,
};

/** Topics of the log. */
export const topics = {
  events: (service: 'order' | 'payment' | 'inventory' | 'shipping') => `shop.${service}.events.v1`,
  commands: (service: Service) => `shop.${service}.commands.v1`,
  sagaReplies: 'shop.order.saga-replies.v1',
  deadLetters: (topic: string, group: string) => `${topic}.dlq.${group}`,
};
