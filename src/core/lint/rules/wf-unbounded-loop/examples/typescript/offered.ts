import { continueAsNew, workflowInfo, proxyActivities, sleep } from '@temporalio/workflow';
import type * as activities from './activities.ts';

const { sendReminder } = proxyActivities<typeof activities>({ startToCloseTimeout: '1 minute' });

export async function remindCustomer(customerId: string): Promise<void> {
  if (customerId !== '') {
    while (true) {
      if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof remindCustomer>(customerId);
      await sendReminder(customerId);
      await sleep('1 day');
    }
  }
}
