import { type OrderId, orderId } from '../../../shop/domain.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { MonitoredShop } from './monitoredShop.ts';

/** Sagas that cannot go on: two wait for shipping, one for payment. */
export const INJECTED: readonly OrderId[] = [orderId(39), orderId(40), orderId(41)];

const MINUTE = 60_000;

export interface BadMorning {
  readonly shop: MonitoredShop;
  readonly clock: SimClock;
}

/**
 * 38 orders in ten minutes; for three of them no book is left, and two cards are refused. Then shipping stops, two
 * orders later payment stops as well, and `order` is deployed. One more order comes when the oldest has waited for
 * thirteen minutes.
 */
export async function badMorning(seed: number): Promise<BadMorning> {
  const clock = new SimClock();
  const shop = new MonitoredShop(clock, seed, [orderId(7), orderId(19)]);
  for (let nth = 1; nth <= 38; nth++) {
    const sku = nth % 6 === 0 ? 'SKU-BOOK' : 'SKU-LAMP';
    clock.after(nth * 15_000, () => shop.place(orderId(nth), sku));
  }
  clock.after(10 * MINUTE, () => shop.process('shipping').stop());
  clock.after(10 * MINUTE + 1_000, () => shop.place(orderId(39)));
  clock.after(10 * MINUTE + 6_000, () => shop.place(orderId(40)));
  clock.after(10 * MINUTE + 20_000, () => shop.process('payment').stop());
  clock.after(10 * MINUTE + 21_000, () => shop.place(orderId(41)));
  clock.after(15 * MINUTE, () => shop.restart('order'));
  clock.after(23 * MINUTE, () => shop.place(orderId(42)));
  await clock.runFor(23 * MINUTE);
  return { shop, clock };
}
