import { proxyActivities, sleep, uuid4 } from '@temporalio/workflow';
import type * as activities from './activities.ts';

const { capturePayment } = proxyActivities<typeof activities>({ startToCloseTimeout: '1 minute' });

export async function fulfilOrder(orderId: string, pause: string): Promise<string> {
  const stepId = uuid4();
  const startedAt = new Date();
  const dice = Math.random();
  console.log(`${orderId} at ${Date.now()}`);
  setTimeout(() => undefined, 10);
  await capturePayment(orderId, stepId);
  await sleep(pause);
  return `${startedAt.toISOString()} ${dice}`;
}
