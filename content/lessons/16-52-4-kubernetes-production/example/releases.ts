import type { OrderId } from '../../../shop/domain.ts';
import type { Database } from '../../../shop/sqlite.ts';

export type Version = 'v1' | 'v2' | 'v3' | 'v4';

/** What a version of `order` does with the table. */
export interface Release {
  place(database: Database, orderId: OrderId, won: number): void;
  /** The total in won; throws when the version cannot tell. */
  total(database: Database, orderId: OrderId): number;
}

const oldOnly = 'INSERT INTO customer_order (id, total) VALUES (?, ?)';
const both = "INSERT INTO customer_order (id, total, total_amount, currency) VALUES (?1, ?2, ?2, 'KRW')";
const newOnly = "INSERT INTO customer_order (id, total_amount, currency) VALUES (?, ?, 'KRW')";

// #region releases
export const releases: Record<Version, Release> = {
  v1: { place: writing(oldOnly), total: reading('total') },
  v2: { place: writing(both), total: reading('total') },
  v3: { place: writing(both), total: reading('total_amount') },
  v4: { place: writing(newOnly), total: reading('total_amount') },
};
// #endregion releases

function writing(sql: string): Release['place'] {
  return (database, orderId, won) => void database.prepare(sql).run(orderId, won);
}

function reading(column: 'total' | 'total_amount'): Release['total'] {
  return (database, orderId) => {
    const total = database
      .prepare(`SELECT ${column} AS total FROM customer_order WHERE id = ?`)
      .get(orderId)?.total;
    if (typeof total !== 'number') throw new Error(`${orderId} has no ${column}`);
    return total;
  };
}
