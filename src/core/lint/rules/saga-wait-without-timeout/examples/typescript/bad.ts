import { condition, proxyActivities } from '@temporalio/workflow';
import type * as activities from './activities.ts';

const { capturePayment } = proxyActivities<typeof activities>({ startToCloseTimeout: '1 minute' });

export async function fulfilOrder(orderId: string): Promise<void> {
  const order = { paid: false };
  await condition(() => order.paid);
  //    ^^^^^^^^^ no-deadline
  await capturePayment(orderId);
}
