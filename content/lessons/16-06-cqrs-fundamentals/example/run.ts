import { type CustomerId, line, orderId, totalOf } from '../../../shop/domain.ts';
import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { HistoryView } from './historyView.ts';
import { Orders } from './orders.ts';

export const buyers: readonly CustomerId[] = ['cus-1', 'cus-2', 'cus-3', 'cus-4', 'cus-5'];

/** How often the projector looks for changes, in milliseconds. */
const PROJECT_EVERY = 150;

/** The shop with its two sides, and a projector that copies changes from one to the other. */
export interface Shop {
  readonly clock: SimClock;
  readonly rng: Rng;
  readonly orders: Orders;
  readonly view: HistoryView;
}

export function openShop(seed: number): Shop {
  const clock = new SimClock();
  return { clock, rng: new Rng(seed), orders: new Orders(clock), view: new HistoryView() };
}

/** Sets the timers of `count` orders: each is placed, paid, shipped and approved, with pauses in between. */
export function trade({ clock, rng, orders }: Shop, count: number): void {
  for (let nth = 1; nth <= count; nth++) {
    const id = orderId(nth);
    const lines = rng.shuffle([line('SKU-BOOK', rng.int(1, 3)), line('SKU-LAMP', 1)]).slice(0, rng.int(1, 2));
    const placed = nth * 20;
    const paid = placed + rng.int(50, 400);
    clock.after(placed, () => void orders.place(id, rng.pick(buyers), lines));
    clock.after(paid, () => void orders.capturePayment(id, totalOf(lines).amount));
    clock.after(paid + rng.int(20, 200), () => {
      orders.scheduleShipment(id);
      orders.approve(id);
    });
  }
}

// #region projector
/** Looks for changes every 150 ms until `until`; returns how many changes the view was behind at most. */
export async function project({ clock, orders, view }: Shop, until: number): Promise<number> {
  let behind = 0;
  while (clock.elapsed() < until) {
    const changes = orders.changesAfter(view.version());
    behind = Math.max(behind, changes.length);
    view.apply(changes);
    await clock.sleep(PROJECT_EVERY);
  }
  return behind;
}
// #endregion projector

/** Applies what the projector has not applied yet. */
export function drain({ orders, view }: Shop): void {
  let rest = orders.changesAfter(view.version());
  while (rest.length > 0) {
    view.apply(rest);
    rest = orders.changesAfter(view.version());
  }
}
