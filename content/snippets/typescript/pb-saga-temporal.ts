// ---
// title: { en: Saga as a workflow (Temporal), ko: 워크플로로 된 사가(Temporal) }
// description:
//   en: Compensates in reverse where nothing can cancel it, keeps the pivot whole, and repeats what comes after it.
//   ko: 취소되지 않는 범위에서 역순으로 보상하고, 피벗을 중간에 끊지 않으며, 그 뒤 단계는 될 때까지 반복합니다.
// pattern: sagas
// lesson: 04b-saga-orchestration#engines
// framework: Temporal
// needs: ["@temporalio/workflow"]
// names: [OrderFulfillment]
// stops: [reserveStock, releaseStock, authorizePayment, voidPayment, capturePayment, scheduleShipment, "10 seconds"]
// ---

import { CancellationScope, isCancellation, proxyActivities } from '@temporalio/workflow';

/**
 * Each has one effect however often it runs: it may be repeated after it succeeded. Make its key of the workflow id
 * and its own name. A refusal is an `ApplicationFailure` of type `Refused`; everything else is tried again.
 */
export interface OrderFulfillmentActivities {
  reserveStock(orderId: string): Promise<void>;
  /** Also where nothing was reserved, and then refuses a reservation that comes late. */
  releaseStock(orderId: string): Promise<void>;
  authorizePayment(orderId: string): Promise<void>;
  voidPayment(orderId: string): Promise<void>;
  capturePayment(orderId: string): Promise<void>;
  scheduleShipment(orderId: string): Promise<void>;
}

const refusable = proxyActivities<OrderFulfillmentActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { nonRetryableErrorTypes: ['Refused'] },
});
/** Compensations and the steps after the pivot: no refusal ends them. Alert on their attempts. */
const unstoppable = proxyActivities<OrderFulfillmentActivities>({ startToCloseTimeout: '10 seconds' });

export async function orderFulfillment(orderId: string): Promise<'completed' | 'compensated'> {
  const undo: (() => Promise<void>)[] = [];
  try {
    // Before the step and not after it: a step that was cancelled may have happened.
    undo.unshift(() => unstoppable.releaseStock(orderId));
    await refusable.reserveStock(orderId);
    undo.unshift(() => unstoppable.voidPayment(orderId));
    await refusable.authorizePayment(orderId);
    // The pivot: a cancellation in the middle would leave open whether it happened.
    await CancellationScope.nonCancellable(() => refusable.capturePayment(orderId));
  } catch (error) {
    await CancellationScope.nonCancellable(async () => {
      for (const compensate of undo) await compensate();
    });
    if (isCancellation(error)) throw error;
    return 'compensated';
  }
  await CancellationScope.nonCancellable(() => unstoppable.scheduleShipment(orderId));
  return 'completed';
}
