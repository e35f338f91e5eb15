import { condition, proxyActivities } from '@temporalio/workflow';
import type * as activities from './activities.ts';

const { capturePayment } = proxyActivities<typeof activities>({ startToCloseTimeout: '1 minute' });

export async function fulfilOrder(orderId: string): Promise<void> {
  const order = { paid: false };
  if (await condition(() => order.paid, '3 days')) await capturePayment(orderId);
}

export async function customerFor(inbox: { next: string[] }): Promise<void> {
  while (true) {
    await condition(() => inbox.next.length > 0);
    await capturePayment(String(inbox.next.shift()));
  }
}
