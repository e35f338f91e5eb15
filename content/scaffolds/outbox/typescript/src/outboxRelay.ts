import type { OrderStore, OutboxMessage } from './orderStore.ts';

/** Resolves once the broker has stored the message. */
export type Publish = (message: OutboxMessage) => Promise<void>;

/**
 * Publishes what the outbox holds, oldest first, and returns how much that was. A process that dies between publishing
 * and marking publishes the message again: at least once, and never lost. Run one at a time, or messages change places.
 */
export async function relayMessages(store: OrderStore, publish: Publish): Promise<number> {
  for (let published = 0; ; published++) {
    const message = await store.nextMessage();
    if (message === undefined) return published;
    await publish(message);
    await store.markPublished(message);
  }
}
