import type { Database } from '../../../shared/typescript/database.ts';
import { reachedPosition } from './orderHistory.ts';

export interface OrderHistoryQuery {
  readonly customerId: string;
  /** Where the page before ended; absent for the first page. */
  readonly after?: string;
  readonly pageSize?: number;
}

export interface OrderHistoryPage {
  readonly rows: readonly { readonly orderId: string; readonly status: string; readonly total: number }[];
  /** Ask with it as `after` for the next page; absent on the last one. */
  readonly next?: string;
  /** The position of the event log the view had reached: the answer is as old as that. */
  readonly position: number;
}

/** Reads the view and nothing else; rows and position are of the same moment. */
export function orderHistory(
  database: Database,
  { customerId, after = '', pageSize = 50 }: OrderHistoryQuery,
): Promise<OrderHistoryPage> {
  return database.inTransaction(async (connection) => {
    const found = connection
      .prepare(
        `SELECT order_id, status, total FROM order_history
         WHERE customer_id = ? AND order_id > ? ORDER BY order_id LIMIT ?`,
      )
      .all(customerId, after, pageSize + 1)
      .map(({ order_id, status, total }) => ({
        orderId: String(order_id),
        status: String(status),
        total: Number(total),
      }));
    const rows = found.slice(0, pageSize);
    const last = rows.at(-1);
    const position = reachedPosition(connection);
    return found.length > pageSize && last ? { rows, next: last.orderId, position } : { rows, position };
  });
}
