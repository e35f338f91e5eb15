import { proxyActivities } from '@temporalio/workflow';
import type * as activities from './activities.ts';
import { options } from './options.ts';

export const { reserveStock } = proxyActivities<typeof activities>({ startToCloseTimeout: '30 seconds' });
export const { releaseStock } = proxyActivities<typeof activities>({ scheduleToCloseTimeout: '5 minutes' });
export const { capturePayment } = proxyActivities<typeof activities>(options);
export const { refundPayment } = proxyActivities<typeof activities>({ ...options, retry: { maximumAttempts: 3 } });
