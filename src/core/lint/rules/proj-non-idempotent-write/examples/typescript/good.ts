import type { Collection } from 'mongodb';
import type { Pool } from 'pg';

type OrderEvent = { type: 'OrderPlaced'; version: number; data: { customerId: string; orderId: string; total: number } };

export async function projectOrderTotals(event: OrderEvent, totalsCollection: Collection, pool: Pool): Promise<void> {
  await totalsCollection.updateOne(
    { customerId: event.data.customerId, version: event.version - 1 },
    { $inc: { total: event.data.total }, $set: { version: event.version } },
  );
  await pool.query('UPDATE customer SET orders = orders + 1, position = $2 WHERE id = $1 AND position < $2', [event.data.customerId, event.version]);
  await pool.query('INSERT INTO order_list (id) VALUES ($1) ON CONFLICT (id) DO NOTHING', [event.data.orderId]);
}

export class RevenueProjection {
  constructor(
    private readonly revenueRepository: { create(row: object): Promise<void>; has(id: string): Promise<boolean> },
  ) {}

  async onOrderPlaced(event: OrderEvent): Promise<void> {
    if (await this.revenueRepository.has(event.data.orderId)) return;
    await this.revenueRepository.create({ orderId: event.data.orderId, total: event.data.total });
  }
}

export async function countVisit(visitsCollection: Collection, page: string): Promise<void> {
  await visitsCollection.updateOne({ page }, { $inc: { visits: 1 } });
}
