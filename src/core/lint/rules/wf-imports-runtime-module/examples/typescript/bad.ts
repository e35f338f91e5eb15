import { readFile } from 'node:fs/promises';
//                        ^^^^^^^^^^^^^^^^ runtime-module
import { condition } from '@temporalio/workflow';
import * as activities from './activities.ts';
//                           ^^^^^^^^^^^^^^^ runtime-module

export async function fulfilOrder(orderId: string): Promise<void> {
  await condition(() => paid, '1 day');
  await activities.capturePayment(await readFile(orderId, 'utf8'));
}
