import { drain } from '../../../shop/consume.ts';
import { type OrderId, orderId, topics } from '../../../shop/domain.ts';
import type { Envelope } from '../../../shop/envelope.ts';
import { FaultPlan, type FaultRates, survive } from '../../../shop/faultPlan.ts';
import { MemLog } from '../../../shop/memLog.ts';
import { won } from '../../../shop/money.ts';
import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { type OrderPlaced, OrderService } from './order.ts';
import { PaymentService } from './payment.ts';

/** Where the process can die between a request and the last acknowledgement, in the order of the way. */
export const CRASH_POINTS = {
  'order:in-transaction': 'order, inside its transaction',
  'order:after-commit': 'order, committed',
  'relay:before-publish': 'relay, not published yet',
  'relay:before-mark': 'relay, published and not marked',
  'payment:in-transaction': 'payment, inside its transaction',
  'payment-1:before-commit': 'payment, committed and not acknowledged',
} as const;

/** What became of the orders. */
export interface Result {
  readonly placed: OrderId[];
  readonly deliveries: number;
  /** One entry a charge. */
  readonly charged: OrderId[];
  readonly crashes: readonly string[];
}

/** Places orders through outbox, relay, log and inbox. Whoever dies is started again and goes on with what it stored. */
export async function runShop(faults: FaultPlan, orders: number): Promise<Result> {
  const topic = topics.events('order');
  const log = new MemLog<Envelope<OrderPlaced>>({ faults });
  const order = new OrderService(new SimClock(), faults);
  const payment = new PaymentService(faults);
  const consumer = log.join('payment', topic);
  const placed: OrderId[] = [];

  const relay = () =>
    order.outbox.relay((to, message) => {
      log.append(to, message.partitionkey, message as Envelope<OrderPlaced>);
    }, faults);

  for (let nth = 1; nth <= orders; nth++) {
    placed.push(orderId(nth));
    await survive(() => order.place(orderId(nth), 'cus-1', won(57_000)));
    await survive(relay);
    await drain(consumer, (message) => payment.handle(message), faults);
  }
  return { placed, deliveries: payment.deliveries, charged: payment.charged(), crashes: faults.crashes };
}

/** One order, and one crash at the point. */
export const crashAt = (point: keyof typeof CRASH_POINTS): Promise<Result> =>
  runShop(new FaultPlan(new Rng(1)).crashAt(point), 1);

/** Many orders, with crashes and doubled records by chance. */
export const runRough = (seed: number, orders: number, rates: FaultRates): Promise<Result> =>
  runShop(new FaultPlan(new Rng(seed), rates), orders);
