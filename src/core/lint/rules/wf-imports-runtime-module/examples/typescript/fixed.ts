import { readFile } from 'node:fs/promises';
import { proxyActivities } from '@temporalio/workflow';
import type * as activities from './activities.ts';

const { capturePayment } = proxyActivities<typeof activities>({ startToCloseTimeout: '1 minute' });

export async function fulfilOrder(orderId: string): Promise<void> {
  await capturePayment(await readFile(orderId, 'utf8'));
}
