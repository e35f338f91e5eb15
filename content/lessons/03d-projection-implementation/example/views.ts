import type { OrderState } from '../../../shop/domain.ts';
import { NO_STREAM } from '../../../shop/eventStore.ts';
import type { OrderEvent } from '../../../shop/messages.ts';
import type { Database } from '../../../shop/sqlite.ts';
import type { Recorded } from './log.ts';

/** `duplicate`: the row has the event already. `early`: an event of the same order is still missing. */
export type Outcome = 'applied' | 'duplicate' | 'early';

/** A fold of events into one table. It writes to that table and does nothing else. */
export interface Projection {
  /** The name of its table and of its checkpoint: another shape is another projection. */
  readonly name: string;
  readonly schema: string;
  apply(database: Database, recorded: Recorded): Outcome;
}

// #region state
export const STATE_AFTER: Record<OrderEvent['type'], OrderState> = {
  OrderPlaced: 'PENDING',
  OrderApproved: 'APPROVED',
  OrderRejected: 'REJECTED',
  OrderCancellationRequested: 'CANCEL_PENDING',
  OrderCancelled: 'CANCELLED',
};
// #endregion state

type OrderPlaced = Extract<OrderEvent, { type: 'OrderPlaced' }>['data'];

/** Columns that are filled once, when the order is placed. */
type Columns = Record<string, { type: 'TEXT' | 'INTEGER'; of(order: OrderPlaced): string | number }>;

const V1: Columns = {
  customer_id: { type: 'TEXT', of: (order) => order.customerId },
  total: { type: 'INTEGER', of: (order) => order.total.amount },
};
const V2: Columns = {
  ...V1,
  pieces: { type: 'INTEGER', of: (order) => order.lines.reduce((sum, { quantity }) => sum + quantity, 0) },
};

/** A customer's list of orders: one row an order, guarded by the version of the order's stream. */
export const orderHistoryV1 = orderHistory('order_history_v1', V1);
/** The same list with the number of pieces, which the next design of the page shows. */
export const orderHistoryV2 = orderHistory('order_history_v2', V2);

function orderHistory(name: string, columns: Columns): Projection {
  const names = Object.keys(columns);
  const definitions = Object.entries(columns).map(([column, { type }]) => `${column} ${type} NOT NULL`);
  const insert = `INSERT INTO ${name} (order_id, state, version, ${names.join(', ')})
    VALUES (?, ?, ?, ${names.map(() => '?').join(', ')})`;
  const update = `UPDATE ${name} SET state = ?, version = ? WHERE order_id = ?`;
  return {
    name,
    schema: `CREATE TABLE IF NOT EXISTS ${name} (order_id TEXT PRIMARY KEY, state TEXT NOT NULL,
      version INTEGER NOT NULL, ${definitions.join(', ')}) STRICT;`,
    // #region guard
    apply(database, { event, version }) {
      const { orderId } = event.data;
      const row = database.prepare(`SELECT version FROM ${name} WHERE order_id = ?`).get(orderId);
      const current = Number(row?.version ?? NO_STREAM);
      if (version <= current) return 'duplicate';
      if (version > current + 1) return 'early';

      const state = STATE_AFTER[event.type];
      if (event.type === 'OrderPlaced') {
        const values = Object.values(columns).map((column) => column.of(event.data));
        database.prepare(insert).run(orderId, state, version, ...values);
      } else {
        database.prepare(update).run(state, version, orderId);
      }
      return 'applied';
    },
    // #endregion guard
  };
}

// #region counter
/** How often each product is ordered. The rows belong to no stream: only the checkpoint can guard them. */
export const skuDemand: Projection = {
  name: 'sku_demand',
  schema: `CREATE TABLE IF NOT EXISTS sku_demand (
    sku TEXT PRIMARY KEY, orders INTEGER NOT NULL, pieces INTEGER NOT NULL) STRICT;`,
  apply(database, { event }) {
    if (event.type !== 'OrderPlaced') return 'applied';
    const count = database.prepare(`INSERT INTO sku_demand VALUES (?, 1, ?)
      ON CONFLICT (sku) DO UPDATE SET orders = orders + 1, pieces = pieces + excluded.pieces`);
    for (const { sku, quantity } of event.data.lines) count.run(sku, quantity);
    return 'applied';
  },
};
// #endregion counter
