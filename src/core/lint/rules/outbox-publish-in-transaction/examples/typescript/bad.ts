export async function placeOrder(prisma: PrismaClient, messageBus: MessageBus, order: Order): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.order.create({ data: order });
    await messageBus.publish('shop.order.events.v1', { type: 'OrderPlaced', orderId: order.id });
    //    ^^^^^^^^^^^^^^^^^^ in-transaction
    await tx.stockItem.update({ where: { sku: order.sku }, data: { reserved: { increment: 1 } } });
  });
}

export async function approve(client: PoolClient, eventPublisher: EventPublisher, id: string): Promise<void> {
  await client.query('BEGIN');
  await eventPublisher.publish({ type: 'OrderApproved', id });
  //    ^^^^^^^^^^^^^^^^^^^^^^ in-transaction
  await client.query('UPDATE orders SET status = $1 WHERE id = $2', ['APPROVED', id]);
  await client.query('COMMIT');
}
