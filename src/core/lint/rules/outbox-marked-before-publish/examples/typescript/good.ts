export async function relay(outboxRepository: OutboxRepository, messageBus: MessageBus): Promise<void> {
  for (const row of await outboxRepository.findUnsent()) {
    await messageBus.publish(row.topic, row.payload);
    await outboxRepository.update(row.id, { sentAt: row.now });
  }
}

export async function place(outboxRepository: OutboxRepository, messageBus: MessageBus, order: Order): Promise<void> {
  await outboxRepository.insert({ type: 'OrderPlaced', order });
  await messageBus.publish('relay.wake', {});
}
