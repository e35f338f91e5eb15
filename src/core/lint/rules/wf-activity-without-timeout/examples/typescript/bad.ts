import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type * as activities from './activities.ts';

const retry = { retry: { maximumAttempts: 3 } };

export const { reserveStock } = proxyActivities<typeof activities>();
//                              ^^^^^^^^^^^^^^^ no-timeout
export const { releaseStock } = proxyLocalActivities<typeof activities>(retry);
//                              ^^^^^^^^^^^^^^^^^^^^ no-timeout
export const { capturePayment } = proxyActivities<typeof activities>({
  //                              ^^^^^^^^^^^^^^^ no-timeout
  heartbeatTimeout: '10 seconds',
});
