export async function placeOrder(prisma: PrismaClient, outboxPublisher: OutboxPublisher, order: Order): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.order.create({ data: order });
    await outboxPublisher.publish(tx, { type: 'OrderPlaced', orderId: order.id });
  });
}

export async function relay(client: PoolClient, messageBus: MessageBus): Promise<void> {
  await client.query('BEGIN');
  await client.query('UPDATE lease SET owner = $1', ['relay']);
  await client.query('COMMIT');
  await messageBus.publish('shop.order.events.v1', {});
}
