import { randomUUID } from 'node:crypto';
import pRetry from 'p-retry';

export async function capture(paymentClient: PaymentClient, orderId: string): Promise<void> {
  await pRetry(() => paymentClient.capture(orderId, { idempotencyKey: randomUUID() }), { retries: 3 });
  //                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ new-each-time
}

export async function publish(queue: Queue, orderId: string): Promise<void> {
  for (let attempt = 1; attempt < 4; attempt += 1) {
    try {
      await queue.sendMessage({ MessageDeduplicationId: `${orderId}-${Date.now()}` });
      //                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ new-each-time
      return;
    } catch {
      await sleep(attempt * Math.random());
    }
  }
}

export const announce = (queue: Queue) => queue.sendMessage({ messageId: '', body: 'placed' });
//                                                            ^^^^^^^^^^^^^ empty
