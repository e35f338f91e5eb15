import { proxyActivities } from '@temporalio/workflow';
import type * as activities from './activities.ts';

const { reserveStock, releaseStock, capturePayment } = proxyActivities<typeof activities>({ startToCloseTimeout: '1 minute' });

export async function fulfilOrder(orderId: string): Promise<void> {
  await reserveStock(orderId);
  try {
    await capturePayment(orderId);
  } catch (error) {
    await releaseStock(orderId);
    //    ^^^^^^^^^^^^ not-shielded
    throw error;
  }
}

export async function fulfilAll(steps: readonly { run(): Promise<void>; undo(): Promise<void> }[]): Promise<void> {
  const compensations: (() => Promise<void>)[] = [];
  try {
    for (const step of steps) {
      compensations.unshift(() => step.undo());
      await step.run();
    }
  } catch (error) {
    for (const compensate of compensations) {
      await compensate();
      //    ^^^^^^^^^^ not-shielded
    }
    throw error;
  }
}
