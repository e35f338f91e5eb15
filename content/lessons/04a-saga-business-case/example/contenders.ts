import { type OrderId, orderId } from '../../../shop/domain.ts';
import { FaultPlan, type FaultRates } from '../../../shop/faultPlan.ts';
import { FulfillmentShop } from '../../../shop/fulfillmentShop.ts';
import { checkInvariants, type Violation } from '../../../shop/invariants.ts';
import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { type Census, census } from './census.ts';
import { NaiveShop } from './naiveCheckout.ts';

export interface Result {
  readonly approved: number;
  readonly census: Census;
  readonly violations: readonly Violation[];
}

// #region world
/** The same rough day for everybody: 1 message in 50 is lost, 1 point in 500 is where the process dies. */
export const rough: FaultRates = { drop: 0.02, crash: 0.002, delay: [5, 50] };

const books = (orders: number) => Math.floor(orders * 0.8);
const declined = (id: OrderId) => Number(id.slice(4)) % 20 === 0;
// #endregion world

export function naive(orders: number, seed: number, cure: 'none' | 'catch' | 'nightly'): Result {
  const faults = new FaultPlan(new Rng(seed), rough);
  const shop = new NaiveShop(faults, books(orders), declined);
  for (let nth = 1; nth <= orders; nth++) {
    shop.checkout(orderId(nth), cure === 'none' ? undefined : shop.undo);
  }
  if (cure === 'nightly') shop.nightly();
  const facts = shop.facts();
  return {
    approved: facts.filter(({ state }) => state === 'APPROVED').length,
    census: census(facts),
    violations: checkInvariants(shop.world()),
  };
}

// #region saga
/** The black box: orders go in, messages flow, faults stop at last, and everything is looked at. */
export async function saga(orders: number, seed: number): Promise<Result> {
  const clock = new SimClock();
  const faults = new FaultPlan(new Rng(seed), rough);
  const ids = Array.from({ length: orders }, (_, index) => orderId(index + 1));
  const shop = new FulfillmentShop({
    style: 'orchestrated',
    clock,
    faults,
    received: { 'SKU-BOOK': books(orders) },
    refused: ids.filter(declined).map((id) => `${id}:AuthorizePayment`),
  });
  for (const [index, id] of ids.entries()) {
    clock.after(index * 100, () =>
      shop.place({ orderId: id, customerId: 'cus-1', sku: 'SKU-BOOK', quantity: 1 }),
    );
  }
  await clock.runFor(orders * 100);
  faults.stop();
  await clock.runUntilIdle();
  const facts = shop.facts();
  return {
    approved: facts.filter(({ state }) => state === 'APPROVED').length,
    census: census(facts),
    violations: checkInvariants(shop.world()),
  };
}
// #endregion saga
