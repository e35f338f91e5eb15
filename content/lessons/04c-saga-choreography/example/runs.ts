import { type OrderId, orderId } from '../../../shop/domain.ts';
import { FaultPlan, type FaultRates } from '../../../shop/faultPlan.ts';
import { FulfillmentShop } from '../../../shop/fulfillmentShop.ts';
import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';

// #region rough
/** What a choreography has to live with: late, overtaken and doubled messages, and processes that die. */
export const rough: FaultRates = { drop: 0.1, duplicate: 0.1, reorder: 0.1, delay: [5, 80], crash: 0.02 };
// #endregion rough

/** Six orders for three books, one declined card, one hold that expires; then faults stop and queues drain. */
export async function roughDay(seed: number) {
  const clock = new SimClock();
  const faults = new FaultPlan(new Rng(seed), rough);
  const shop = new FulfillmentShop({
    style: 'choreographed',
    clock,
    faults,
    refused: ['ord-1002:AuthorizePayment', 'ord-1003:CapturePayment'],
  });
  for (let nth = 1; nth <= 6; nth++) clock.after(nth * 100, () => placeOne(shop, orderId(nth)));
  // Every third run a service is down for longer than an order may be PENDING.
  if (seed % 3 === 0) clock.after(150, () => shop.outage('inventory', 40_000));
  if (seed % 3 === 1) clock.after(150, () => shop.outage('shipping', 70_000));
  await clock.runFor(60_000);
  faults.stop();
  await clock.runUntilIdle();
  return { shop, crashes: faults.crashes.length };
}

/** One order in a world without faults, where `prepare` may switch something off first. */
export async function calmDay(
  prepare: (shop: FulfillmentShop, clock: SimClock) => void = () => {},
  refused: readonly string[] = [],
): Promise<FulfillmentShop> {
  const clock = new SimClock();
  const faults = new FaultPlan(new Rng(1), { delay: [20, 20] });
  const shop = new FulfillmentShop({ style: 'choreographed', clock, faults, refused });
  prepare(shop, clock);
  placeOne(shop, 'ord-1001');
  await clock.runUntilIdle();
  return shop;
}

export function placeOne(shop: FulfillmentShop, id: OrderId): void {
  shop.place({ orderId: id, customerId: 'cus-1', sku: 'SKU-BOOK', quantity: 1 });
}
