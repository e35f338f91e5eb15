import type { CustomerId, OrderId, OrderState } from '../../../shop/domain.ts';
import type { Envelope } from '../../../shop/envelope.ts';
import { messageName } from '../../../shop/envelope.ts';
import type { Money } from '../../../shop/money.ts';
import type { SimClock } from '../../../shop/simClock.ts';
import { type Database, openDatabase } from '../../../shop/sqlite.ts';

/** One row of the view: what the page shows, as it shows it. */
export interface OrderDetails {
  readonly orderId: OrderId;
  readonly state: OrderState;
  readonly total: number;
  readonly version: number;
}

const STATE_AFTER: Record<string, OrderState> = {
  OrderApproved: 'APPROVED',
  OrderCancellationRequested: 'CANCEL_PENDING',
};

interface Announced {
  readonly orderId: OrderId;
  readonly version: number;
  readonly customerId?: CustomerId;
  readonly total?: Money;
}

/** The view, in a store of its own, fed by the outbox of the write side. */
export class OrderDetailsView {
  readonly database: Database = openDatabase({
    schema: `CREATE TABLE order_details (
      order_id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, state TEXT NOT NULL,
      total INTEGER NOT NULL, version INTEGER NOT NULL
    ) STRICT;`,
  });

  /** Applies an event to its row; one that the row has seen changes nothing. */
  apply(envelope: Envelope): void {
    const { orderId, version, customerId, total } = envelope.data as Announced;
    if (version === 1) {
      this.database
        .prepare("INSERT OR IGNORE INTO order_details VALUES (?, ?, 'PENDING', ?, 1)")
        .run(orderId, customerId as string, total?.amount as number);
    } else {
      this.database
        .prepare('UPDATE order_details SET state = ?, version = ? WHERE order_id = ? AND version = ?')
        .run(STATE_AFTER[messageName(envelope)] as string, version, orderId, version - 1);
    }
  }

  rows(): OrderDetails[] {
    return this.database
      .prepare('SELECT order_id AS orderId, state, total, version FROM order_details ORDER BY order_id')
      .all() as unknown as OrderDetails[];
  }
}

// #region query
export interface Answer {
  readonly order?: OrderDetails;
  /** The view has not come as far as the reader has seen: say so, and do not pretend. */
  readonly stale: boolean;
}

/** How long a reader waits for its own write, and how often it looks, in milliseconds. */
const PATIENCE = 200;
const LOOK_EVERY = 20;

/** Query: an order as the customer who asks may see it, at `minVersion` or later if that can be had. */
export async function orderDetails(
  { orderId, minVersion = 0 }: { orderId: OrderId; minVersion?: number },
  actor: CustomerId,
  { view, clock }: { view: OrderDetailsView; clock: SimClock },
): Promise<Answer> {
  const statement = view.database.prepare(
    'SELECT order_id AS orderId, state, total, version FROM order_details WHERE order_id = ? AND customer_id = ?',
  );
  for (let waited = 0; ; waited += LOOK_EVERY) {
    const order = statement.get(orderId, actor) as OrderDetails | undefined;
    const stale = (order?.version ?? 0) < minVersion;
    if (!stale || waited >= PATIENCE) return order ? { order, stale } : { stale };
    await clock.sleep(LOOK_EVERY);
  }
}
// #endregion query
