import { Kafka } from 'kafkajs';
import type { OrderRepository } from './orders.ts';

const producer = new Kafka({ brokers: ['broker:9092'] }).producer();

export async function placeOrder(prisma: PrismaClient, order: { id: string; total: number }): Promise<void> {
  await prisma.$transaction([
    prisma.order.create({ data: order }),
    prisma.outbox.create({ data: { type: 'OrderPlaced', key: order.id, payload: JSON.stringify(order) } }),
  ]);
}

export async function relay(outbox: { next(): Promise<{ key: string; payload: string }> }): Promise<void> {
  const row = await outbox.next();
  await producer.send({ topic: 'shop.order.events.v1', messages: [{ key: row.key, value: row.payload }] });
}

export async function place(orders: OrderRepository, outboxPublisher: OutboxPublisher, order: { id: string }): Promise<void> {
  await orders.save(order);
  await outboxPublisher.publish({ type: 'OrderPlaced', id: order.id });
}

export async function answer(orderRepository: OrderRepository, bus: MessageBus, order: { id: string; valid: boolean }): Promise<void> {
  if (order.valid) {
    await orderRepository.save(order);
    return;
  }
  await bus.publish('shop.order.events.v1', { type: 'OrderRejected', id: order.id });
}

export async function reserve(stockRepository: StockRepository, bus: MessageBus, sku: string): Promise<void> {
  try {
    await stockRepository.save({ sku });
  } catch {
    await bus.publish('shop.inventory.events.v1', { type: 'StockReservationFailed', sku });
  }
}

export async function announce(orderRepository: OrderRepository, bus: MessageBus, id: string): Promise<void> {
  const order = await orderRepository.findOne({ id });
  await bus.publish('shop.order.events.v1', { type: 'OrderSeen', order });
}
