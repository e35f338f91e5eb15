import assert from 'node:assert/strict';
import { FaultPlan, survive } from '../../../content/shop/faultPlan.ts';
import { Rng } from '../../../content/shop/rng.ts';
import {
  type OrderEvent,
  orderHistoryTables,
  projectOrderHistory,
  type ReadAfter,
} from '../../../content/snippets/typescript/pb-projection.ts';
import { Postgres } from './postgres.ts';

function history(rng: Rng): OrderEvent[] {
  return Array.from({ length: 12 }, (_, index) => `ord-${1001 + index}`).flatMap((orderId): OrderEvent[] => [
    { type: 'OrderPlaced', orderId, customerId: rng.pick(['cus-1', 'cus-2']), total: rng.int(1, 9) * 1_000 },
    ...(rng.chance(0.8)
      ? [{ type: rng.chance(0.5) ? 'OrderApproved' : 'OrderRejected', orderId } as const]
      : []),
  ]);
}

const reader =
  (log: readonly OrderEvent[]): ReadAfter =>
  async (position, limit) =>
    log.map((event, index) => ({ position: index, event })).slice(position + 1, position + 1 + limit);

async function projected(log: readonly OrderEvent[], faults: FaultPlan): Promise<unknown> {
  const database = (await Postgres.open(orderHistoryTables)).under(faults);
  const drain = () =>
    survive(async () => {
      while ((await projectOrderHistory(database.inTransaction, reader(log), 3)) > 0)
        faults.reach('between-batches');
    });
  await Promise.all([drain(), drain()]);
  return database.rows('SELECT * FROM order_history ORDER BY order_id');
}

describe('pb-projection', function () {
  this.timeout(60_000);

  it('ends as a fresh replay does, with two projectors that keep dying', async () => {
    for (let seed = 1; seed <= 10; seed++) {
      const rng = new Rng(seed);
      const log = history(rng);
      const faults = new FaultPlan(rng, { crash: 0.3 });
      assert.deepEqual(
        await projected(log, faults),
        await projected(log, new FaultPlan(rng)),
        `seed ${seed}`,
      );
      assert.ok(faults.crashes.length > 0);
    }
  });

  it('shows the state each order has reached', async () => {
    const log: OrderEvent[] = [
      { type: 'OrderPlaced', orderId: 'ord-1001', customerId: 'cus-1', total: 45_000 },
      { type: 'OrderPlaced', orderId: 'ord-1002', customerId: 'cus-2', total: 42_000 },
      { type: 'OrderApproved', orderId: 'ord-1001' },
    ];
    assert.deepEqual(await projected(log, new FaultPlan(new Rng(1))), [
      { order_id: 'ord-1001', customer_id: 'cus-1', total: 45_000, status: 'APPROVED' },
      { order_id: 'ord-1002', customer_id: 'cus-2', total: 42_000, status: 'PENDING' },
    ]);
  });
});
