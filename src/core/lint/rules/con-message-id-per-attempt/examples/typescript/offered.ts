import { randomUUID } from 'node:crypto';
import pRetry from 'p-retry';

export async function capture(paymentClient: PaymentClient, orderId: string): Promise<void> {
  const idempotencyKey = randomUUID();
  await pRetry(() => paymentClient.capture(orderId, { idempotencyKey }), { retries: 3 });
}

export async function publish(queue: Queue, orderId: string): Promise<void> {
  const messageDeduplicationId = `${orderId}-${Date.now()}`;
  for (let attempt = 1; attempt < 4; attempt += 1) {
    try {
      await queue.sendMessage({ MessageDeduplicationId: messageDeduplicationId });
      return;
    } catch {
      await sleep(attempt * Math.random());
    }
  }
}

export const announce = (queue: Queue) => queue.sendMessage({ messageId: '', body: 'placed' });
