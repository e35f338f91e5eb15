import { Bulkhead } from '../../../shop/bulkhead.ts';
import { BUDGET_HEADER, Deadline } from '../../../shop/deadline.ts';
import { SimClock } from '../../../shop/simClock.ts';

export interface Work {
  readonly done: number;
  /** Done while the caller was still waiting. */
  readonly inTime: number;
}

const WORK = 100;
const PATIENCE = 300;

/** 50 callers, one every 20 ms, each waiting 300 ms, ask a service that does one piece of work in 100 ms. */
export async function workDone(heedDeadline: boolean): Promise<Work> {
  const clock = new SimClock();
  const oneAtATime = new Bulkhead(1, 50);
  let done = 0;
  let inTime = 0;
  // #region serve
  const serve = (request: Request) => {
    const deadline = Deadline.of(request, clock, 1_000);
    return oneAtATime.run(async () => {
      if (heedDeadline && deadline.remaining() <= WORK) return;
      await clock.sleep(WORK);
      done++;
      if (deadline.remaining() > 0) inTime++;
    });
  };
  // #endregion serve
  for (let caller = 0; caller < 50; caller++) {
    const headers = { [BUDGET_HEADER]: String(PATIENCE) };
    clock.after(caller * 20, () => serve(new Request('http://payment/', { headers })));
  }
  await clock.runUntilIdle();
  return { done, inTime };
}
