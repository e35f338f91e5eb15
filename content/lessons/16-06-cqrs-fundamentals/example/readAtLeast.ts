import type { CustomerId } from '../../../shop/domain.ts';
import type { SimClock } from '../../../shop/simClock.ts';
import type { HistoryView } from './historyView.ts';
import type { HistoryRow, Orders } from './orders.ts';

/** A page and where it was read. */
export interface Answer {
  readonly rows: HistoryRow[];
  readonly from: 'view' | 'write side';
}

/** How long a reader waits for the view, and how often it looks, in milliseconds. */
const PATIENCE = 200;
const LOOK_EVERY = 10;

// #region token
/**
 * Reads a page that includes everything up to `version`: waits until the view has come that far and, when it does
 * not come in time, reads the write side.
 */
export async function readAtLeast(
  version: number,
  customerId: CustomerId,
  { clock, view, orders }: { clock: SimClock; view: HistoryView; orders: Orders },
): Promise<Answer> {
  for (let waited = 0; view.version() < version; waited += LOOK_EVERY) {
    if (waited >= PATIENCE) return { rows: orders.history(customerId), from: 'write side' };
    await clock.sleep(LOOK_EVERY);
  }
  return { rows: view.history(customerId), from: 'view' };
}
// #endregion token
