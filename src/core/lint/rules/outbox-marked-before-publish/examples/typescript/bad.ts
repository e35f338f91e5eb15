export async function relay(outboxRepository: OutboxRepository, messageBus: MessageBus): Promise<void> {
  for (const row of await outboxRepository.findUnsent()) {
    await outboxRepository.update(row.id, { sentAt: row.now });
    //    ^^^^^^^^^^^^^^^^^^^^^^^ marked-first
    await messageBus.publish(row.topic, row.payload);
  }
}

export async function relayAll(pool: Pool, producer: Producer): Promise<void> {
  const { rows } = await pool.query('SELECT * FROM outbox WHERE sent_at IS NULL');
  await pool.query('UPDATE outbox SET sent_at = now()');
  //    ^^^^^^^^^^ marked-first
  await producer.send({ topic: 'shop.order.events.v1', messages: rows });
}
