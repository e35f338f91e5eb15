import type { DatabaseSync } from 'node:sqlite';
import type { OrderEvent } from '../../../../snippets/typescript/pb-aggregate.ts';
import type { Database } from '../../../shared/typescript/database.ts';

/** The view that the query reads, and the position of the event log it has reached. */
export const orderHistoryTables = `
  CREATE TABLE IF NOT EXISTS order_history (
    order_id TEXT PRIMARY KEY,
    customer_id TEXT NOT NULL,
    total INTEGER NOT NULL,
    status TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS order_history_customer ON order_history (customer_id, order_id);
  CREATE TABLE IF NOT EXISTS checkpoint (
    projection TEXT PRIMARY KEY,
    position INTEGER NOT NULL
  ) STRICT;`;

/** A rebuild runs under a new name, into new tables, until it has caught up. */
const projection = 'order-history-v1';

/**
 * Projects the next events and returns how many. View and checkpoint commit together, so that no event is lost or
 * counted twice; call it again at once after a full batch, else wait a little.
 */
export function projectOrderHistory(database: Database, limit = 100): Promise<number> {
  return database.inTransaction(async (connection) => {
    const events = connection
      .prepare('SELECT position, stream, data FROM event WHERE position > ? ORDER BY position LIMIT ?')
      .all(reachedPosition(connection), limit);
    for (const { stream, data } of events) {
      apply(connection, orderIdOf(String(stream)), JSON.parse(String(data)) as OrderEvent);
    }
    const last = events.at(-1);
    if (last !== undefined) {
      connection
        .prepare('INSERT OR REPLACE INTO checkpoint (projection, position) VALUES (?, ?)')
        .run(projection, Number(last.position));
    }
    return events.length;
  });
}

/** The last position that the view shows; 0 before the first. */
export function reachedPosition(connection: DatabaseSync): number {
  const row = connection.prepare('SELECT position FROM checkpoint WHERE projection = ?').get(projection);
  return Number(row?.position ?? 0);
}

/** The command handler names streams `order-<id>`. */
function orderIdOf(stream: string): string {
  return stream.slice('order-'.length);
}

/** Writes the view and nothing else: mail or calls would be repeated by every rebuild. */
function apply(connection: DatabaseSync, orderId: string, event: OrderEvent): void {
  switch (event.type) {
    case 'OrderPlaced':
      connection
        .prepare('INSERT INTO order_history (order_id, customer_id, total, status) VALUES (?, ?, ?, ?)')
        .run(orderId, event.customerId, event.total, 'PENDING');
      return;
    case 'OrderApproved':
      setStatus(connection, orderId, 'APPROVED');
      return;
    case 'OrderRejected':
      setStatus(connection, orderId, 'REJECTED');
      return;
  }
}

function setStatus(connection: DatabaseSync, orderId: string, status: string): void {
  connection.prepare('UPDATE order_history SET status = ? WHERE order_id = ?').run(status, orderId);
}
