import { type Handler, ok, refuse, router } from './http.ts';

// #region legacy
/** A row of the old shipping table: `N` is not yet sent, `D` dispatched; `dt` is `yyyymmdd`, or empty. */
export interface ShipRow {
  stat: 'N' | 'D';
  dt: string;
}
// #endregion legacy

/** Old, working, and not to be touched this year. */
export class LegacyShipping {
  readonly #rows = new Map<string, ShipRow>();

  open(orderId: string): void {
    this.#rows.set(orderId, { stat: 'N', dt: '' });
  }

  row(orderId: string): ShipRow | undefined {
    return this.#rows.get(orderId);
  }

  readonly handle: Handler = router({
    'POST /v1/shipments/:id/dispatch': (orderId) => {
      const row = this.#rows.get(orderId);
      if (!row) return refuse(404, `no shipment ${orderId}`);
      row.stat = 'D';
      row.dt = '20260105';
      return ok({ orderId, stat: row.stat });
    },
  });
}
