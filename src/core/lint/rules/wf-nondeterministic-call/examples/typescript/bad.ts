import { randomUUID } from 'node:crypto';
import { sleep } from '@temporalio/workflow';

export async function fulfilOrder(orderId: string): Promise<string> {
  const stepId = randomUUID();
  //             ^^^^^^^^^^ random
  await fetch(`http://payment/v1/payments/${orderId}`, { method: 'POST' });
//      ^^^^^ io
  const started = performance.now();
  //              ^^^^^^^^^^^^^^^ unavailable
  await sleep(process.env.PAUSE ?? '1 minute');
  //          ^^^^^^^^^^^^^^^^^ environment
  return `${stepId} after ${performance.now() - started}`;
  //                        ^^^^^^^^^^^^^^^ unavailable
}
