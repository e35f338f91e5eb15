import { CancellationScope, isCancellation, proxyActivities } from '@temporalio/workflow';
import type * as activities from './activities.ts';

const { reserveStock, releaseStock, capturePayment } = proxyActivities<typeof activities>({ startToCloseTimeout: '1 minute' });

export async function fulfilOrder(orderId: string): Promise<void> {
  await reserveStock(orderId);
  try {
    await capturePayment(orderId);
  } catch (error) {
    await CancellationScope.nonCancellable(async () => {
      await releaseStock(orderId);
    });
    throw error;
  }
}

export async function fulfilUnlessCancelled(orderId: string): Promise<void> {
  try {
    await capturePayment(orderId);
  } catch (error) {
    if (isCancellation(error)) throw error;
    await releaseStock(orderId);
  }
}

async function compensate(orderId: string): Promise<void> {
  await CancellationScope.nonCancellable(() => releaseStock(orderId));
}

export async function fulfilShielded(orderId: string): Promise<void> {
  try {
    await capturePayment(orderId);
  } catch (error) {
    await compensate(orderId);
    throw error;
  }
}
