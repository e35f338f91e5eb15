import { continueAsNew, proxyActivities, sleep, workflowInfo } from '@temporalio/workflow';
import type * as activities from './activities.ts';

const { sendReminder, isPaid } = proxyActivities<typeof activities>({ startToCloseTimeout: '1 minute' });

export async function remindCustomer(customerId: string): Promise<void> {
  while (true) {
    await sendReminder(customerId);
    await sleep('1 day');
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof remindCustomer>(customerId);
  }
}

export async function remindUntilPaid(orderId: string): Promise<void> {
  for (;;) {
    if (await isPaid(orderId)) return;
    await sleep('1 day');
  }
}

export async function remindThrice(customerId: string): Promise<void> {
  for (let round = 0; round < 3; round += 1) await sendReminder(customerId);
}
