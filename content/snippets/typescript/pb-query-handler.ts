// ---
// title: { en: Query with handler, ko: 쿼리와 핸들러 }
// description:
//   en: Reads a view page by page on a read-only connection; changes nothing, and says how fresh the answer is.
//   ko: 읽기 전용 연결로 뷰를 페이지 단위로 읽습니다. 아무것도 바꾸지 않고 답이 얼마나 최신인지 알려 줍니다.
// pattern: cqrs
// lesson: 03b-cqrs-pattern-implementation#dto-queries
// names: [OrderHistory]
// stops: ["50"]
// ---

/** A connection that cannot write: `SET default_transaction_read_only = on`, or a role without the right to. */
export interface ReadOnlyConnection {
  query(sql: string, values: unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
}

export interface OrderHistoryQuery {
  readonly customerId: string;
  /** Where the page before ended; absent for the first page. */
  readonly after?: string;
}

export interface OrderHistoryPage {
  readonly orders: readonly { readonly orderId: string; readonly status: string; readonly total: number }[];
  /** Ask with it as `after` for the next page; absent on the last one. */
  readonly next?: string;
  /** The position of the event log the view had reached: the answer is as old as that. */
  readonly position: number;
}

const pageSize = 50;

/** One statement, so rows and position are of the same moment. */
export async function orderHistory(
  connection: ReadOnlyConnection,
  { customerId, after = '' }: OrderHistoryQuery,
): Promise<OrderHistoryPage> {
  const { rows } = await connection.query(
    `SELECT order_id, status, total, position
     FROM (SELECT position FROM checkpoint WHERE projection = 'order-history-v1') AS reached
     LEFT JOIN LATERAL (
       SELECT order_id, status, total FROM order_history
       WHERE customer_id = $1 AND order_id > $2 ORDER BY order_id LIMIT $3
     ) AS page ON true
     ORDER BY order_id`,
    [customerId, after, pageSize + 1],
  );
  const found = rows.filter((row) => row.order_id !== null);
  const orders = found.slice(0, pageSize).map(({ order_id, status, total }) => ({
    orderId: String(order_id),
    status: String(status),
    total: Number(total),
  }));
  const last = orders.at(-1);
  const position = Number(rows[0]?.position ?? -1);
  return found.length > pageSize && last ? { orders, next: last.orderId, position } : { orders, position };
}
