import { orderFulfillmentSaga } from '../../../shop/orderFulfillment.ts';
import { step } from '../../../shop/saga.ts';
import { type Fault, type Run, runs, type Step } from './runs.ts';

// #region policies
/** The naive reading: no answer is a no. */
export const timeoutIsNo: Step = (definition, state, event) =>
  step(definition, state, event.type === 'timedOut' ? { ...event, type: 'failed' } : event);

/** The model's reading: no answer says nothing, so the same command is asked for again. */
export const timeoutIsUnknown: Step = step;
// #endregion policies

/** The run in which exactly one thing goes wrong: what becomes of the first CapturePayment. */
export function captureTimesOut(outcome: Fault['outcome'], decide: Step): Run {
  for (const run of runs(orderFulfillmentSaga, 1, decide)) {
    const [fault] = run.faults;
    if (fault?.command === 'CapturePayment' && fault.outcome === outcome) return run;
  }
  throw new Error(`no run in which CapturePayment meets ${outcome}`);
}
