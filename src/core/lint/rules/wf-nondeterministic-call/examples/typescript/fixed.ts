import { randomUUID } from 'node:crypto';
import { uuid4, sleep } from '@temporalio/workflow';

export async function fulfilOrder(orderId: string): Promise<string> {
  const stepId = uuid4();
  await fetch(`http://payment/v1/payments/${orderId}`, { method: 'POST' });
  const started = performance.now();
  await sleep(process.env.PAUSE ?? '1 minute');
  return `${stepId} after ${performance.now() - started}`;
}
