import assert from 'node:assert/strict';
import { proxyActivities } from '@temporalio/workflow';
import type * as activities from './activities.ts';
import { createActivities } from './shipping/activities.ts';
import { totalOf } from './money.ts';

const { capturePayment } = proxyActivities<typeof activities>({ startToCloseTimeout: '1 minute' });
const { dispatch } = proxyActivities<ReturnType<typeof createActivities>>({ startToCloseTimeout: '1 minute' });

export async function fulfilOrder(orderId: string): Promise<void> {
  assert.ok(orderId);
  await capturePayment(orderId, totalOf(orderId));
  await dispatch(orderId);
}
