import { readFile } from 'node:fs/promises';
import { condition } from '@temporalio/workflow';
import type * as activities from './activities.ts';

export async function fulfilOrder(orderId: string): Promise<void> {
  await condition(() => paid, '1 day');
  await activities.capturePayment(await readFile(orderId, 'utf8'));
}
