import { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { ClientSession, Collection } from 'mongodb';

const pool = new Pool();

export async function placeOrder(dataSource: DataSource, order: { id: string }): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const orderRepository = manager.getRepository('Order');
    await orderRepository.save(order);
    await new OrderRepository(manager).save(order);
    await auditLogRepository.save({ what: 'placed' });
  });
}

export async function reserve(session: ClientSession, stockCollection: Collection, sku: string): Promise<void> {
  await session.withTransaction(async () => {
    await stockCollection.updateOne({ sku }, { $inc: { reserved: 1 } }, { session });
  });
}

export async function approve(id: string): Promise<void> {
  const client = await pool.connect();
  await client.query('BEGIN');
  await client.query('UPDATE orders SET status = $1 WHERE id = $2', ['APPROVED', id]);
  await client.query('COMMIT');
  await pool.query('INSERT INTO history (order_id) VALUES ($1)', [id]);
}

declare const auditLogRepository: { save(entry: object): Promise<void> };
declare class OrderRepository {
  constructor(manager: unknown);
  save(order: object): Promise<void>;
}
