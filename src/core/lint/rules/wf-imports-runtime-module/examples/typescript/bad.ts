import { readFile } from 'node:fs/promises';
//                        ^^^^^^^^^^^^^^^^ runtime-module
import { proxyActivities } from '@temporalio/workflow';
import * as activities from './activities.ts';
//                           ^^^^^^^^^^^^^^^ runtime-module

const { capturePayment } = proxyActivities<typeof activities>({ startToCloseTimeout: '1 minute' });

export async function fulfilOrder(orderId: string): Promise<void> {
  await capturePayment(await readFile(orderId, 'utf8'));
}
