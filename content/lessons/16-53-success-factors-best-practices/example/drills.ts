import { checkInvariants } from '../../../shop/invariants.ts';
import type { Drill } from './drill.ts';
import type { Shop } from './shop.ts';
import { lagAge } from './slis.ts';
import { badSnapshots, dropBadSnapshots, type Snapshots } from './snapshots.ts';
import { View } from './view.ts';

/** How old the view may be, in seconds. */
export const FRESH = 1;

/** What the view shows and a fresh replay up to the same position does not, or the other way round (I5). */
export function viewViolations({ log, view }: Shop, understandsVouchers = false): string[] {
  const fresh = new View(understandsVouchers);
  fresh.apply(log.after(0, view.position));
  const violations = checkInvariants({
    views: [{ name: 'orders', live: view.rows(), replayed: fresh.rows() }],
  });
  return violations.map(({ message }) => message);
}

// #region drills
export function lostViewStore(shop: Shop): Drill {
  return {
    name: 'the view store is lost',
    within: 60,
    inject: () => {
      shop.view = new View();
    },
    isHealthy: () => lagAge(shop) < FRESH,
    violations: () => viewViolations(shop),
  };
}

export function poison(shop: Shop, stream: string): Drill {
  return {
    name: 'an event that the view cannot show',
    within: 5,
    inject: () => shop.placeWithVoucher(stream),
    isHealthy: () => lagAge(shop) < FRESH && shop.view.parkedStreams().join() === stream,
    violations: () => viewViolations(shop),
  };
}

/** The check of all snapshots comes by 1.5 s after the snapshot went wrong. */
export function badSnapshot(shop: Shop, snapshots: Snapshots, stream: string): Drill {
  return {
    name: 'a snapshot is wrong',
    within: 5,
    inject: () => {
      snapshots.set(stream, { versions: 1, state: 'CANCELLED' });
      shop.clock.after(1_500, () => dropBadSnapshots(shop.log, snapshots));
    },
    isHealthy: () => !snapshots.has(stream),
    violations: () => badSnapshots(shop.log, snapshots),
  };
}
// #endregion drills
