import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type * as activities from './activities.ts';

const retry = { startToCloseTimeout: '1 minute', retry: { maximumAttempts: 3 } };

export const { reserveStock } = proxyActivities<typeof activities>({ startToCloseTimeout: '1 minute' });
export const { releaseStock } = proxyLocalActivities<typeof activities>(retry);
export const { capturePayment } = proxyActivities<typeof activities>({
  startToCloseTimeout: '1 minute',
  heartbeatTimeout: '10 seconds',
});
