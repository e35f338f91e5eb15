export async function relay(outboxRepository: OutboxRepository, messageBus: MessageBus): Promise<void> {
  for (const row of await outboxRepository.findUnsent()) {
    await messageBus.publish(row.topic, row.payload);
    await outboxRepository.update(row.id, { sentAt: row.now });
  }
}

export async function relayAll(pool: Pool, producer: Producer): Promise<void> {
  const { rows } = await pool.query('SELECT * FROM outbox WHERE sent_at IS NULL');
  await producer.send({ topic: 'shop.order.events.v1', messages: rows });
  await pool.query('UPDATE outbox SET sent_at = now()');
}
