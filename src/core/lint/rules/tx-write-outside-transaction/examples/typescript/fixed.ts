import { Pool } from 'pg';
import { PrismaClient } from '@prisma/client';

const pool = new Pool();
const prisma = new PrismaClient();

export async function placeOrder(order: { id: string; sku: string }): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.order.create({ data: order });
    await tx.stockItem.update({ where: { sku: order.sku }, data: { reserved: { increment: 1 } } });
  });
}

export async function approve(id: string): Promise<void> {
  const client = await pool.connect();
  await client.query('BEGIN');
  await client.query('UPDATE orders SET status = $1 WHERE id = $2', ['APPROVED', id]);
  await pool.query('INSERT INTO history (order_id) VALUES ($1)', [id]);
  await client.query('COMMIT');
}
