import { Kafka } from 'kafkajs';
import type { OrderRepository } from './orders.ts';

const producer = new Kafka({ brokers: ['broker:9092'] }).producer();

export class PlaceOrder {
  constructor(private readonly orders: OrderRepository) {}

  async execute(order: { id: string; total: number }): Promise<void> {
    await this.orders.save(order);
    await producer.send({ topic: 'shop.order.events.v1', messages: [{ key: order.id, value: JSON.stringify(order) }] });
    //    ^^^^^^^^^^^^^ dual-write
  }

  async executeAll(orders: readonly { id: string; total: number }[]): Promise<void> {
    await this.orders.insertMany(orders);
    for (const order of orders) {
      await producer.send({ topic: 'shop.order.events.v1', messages: [{ key: order.id, value: 'placed' }] });
      //    ^^^^^^^^^^^^^ dual-write
    }
  }
}

export async function reserve(prisma: PrismaClient, messageBus: MessageBus, sku: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.stockItem.update({ where: { sku }, data: { reserved: { increment: 1 } } });
  });
  await messageBus.publish('shop.inventory.events.v1', { type: 'StockReserved', sku });
  //    ^^^^^^^^^^^^^^^^^^ dual-write
}

class LocalBus {
  publish(_event: object): void {}
}

export async function approve(orderRepository: OrderRepository, bus: LocalBus, id: string): Promise<void> {
  await orderRepository.update(id, { status: 'APPROVED' });
  return bus.publish({ type: 'OrderApproved', id });
  //     ^^^^^^^^^^^ in-process
}
