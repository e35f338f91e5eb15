import type { Collection } from 'mongodb';
import type { Pool } from 'pg';

type OrderEvent = { type: 'OrderPlaced'; data: { customerId: string; orderId: string; total: number } };

export async function projectOrderTotals(event: OrderEvent, totalsCollection: Collection, pool: Pool): Promise<void> {
  await totalsCollection.updateOne({ customerId: event.data.customerId }, { $inc: { total: event.data.total } });
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^ counts
  await pool.query('UPDATE customer SET orders = orders + 1 WHERE id = $1', [event.data.customerId]);
  //    ^^^^^^^^^^ counts
  await pool.query('INSERT INTO order_list (id) VALUES ($1)', [event.data.orderId]);
  //    ^^^^^^^^^^ inserts
}

export class RevenueProjection {
  constructor(private readonly revenueRepository: { create(row: object): Promise<void> }) {}

  async onOrderPlaced(event: OrderEvent): Promise<void> {
    await this.revenueRepository.create({ orderId: event.data.orderId, total: event.data.total });
    //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ inserts
  }
}
