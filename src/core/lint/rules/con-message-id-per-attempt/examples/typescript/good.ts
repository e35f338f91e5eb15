import { randomUUID } from 'node:crypto';
import pRetry from 'p-retry';

export async function capture(paymentClient: PaymentClient, orderId: string): Promise<void> {
  const idempotencyKey = randomUUID();
  await pRetry(() => paymentClient.capture(orderId, { idempotencyKey }), { retries: 3 });
}

export async function publishAll(queue: Queue, orderIds: readonly string[]): Promise<void> {
  for (const orderId of orderIds) {
    try {
      await queue.sendMessage({ messageId: randomUUID(), body: orderId });
    } catch (error) {
      report(error);
    }
  }
}
