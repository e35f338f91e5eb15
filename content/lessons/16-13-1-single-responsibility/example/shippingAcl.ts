import type { LegacyShipping } from './legacyShipping.ts';
import type { Parcels } from './modules/order/index.ts';

// #region acl
/** Offers the port of order on top of the old shipping: one-letter states and packed dates end here. */
export function parcelsOf(legacy: LegacyShipping): Parcels {
  return {
    open: (orderId) => legacy.open(orderId),
    sentOn(orderId) {
      const row = legacy.row(orderId);
      if (row?.stat !== 'D') return null;
      return `${row.dt.slice(0, 4)}-${row.dt.slice(4, 6)}-${row.dt.slice(6)}`;
    },
  };
}
// #endregion acl
