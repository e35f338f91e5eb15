import type { SimClock } from '../../../shop/simClock.ts';

/**
 * Calls a service `perSecond` times a second for `ms` milliseconds, whatever became of earlier calls, and returns the
 * latency of every request, counted from the moment it was due.
 */
export async function measure(
  call: () => Promise<void>,
  clock: SimClock,
  perSecond: number,
  ms: number,
): Promise<number[]> {
  const start = clock.now();
  const running: Promise<number>[] = [];
  for (let nth = 0; nth < (perSecond * ms) / 1_000; nth++) {
    const due = start + (nth * 1_000) / perSecond;
    await clock.sleep(due - clock.now());
    running.push(call().then(() => clock.now() - due));
  }
  return Promise.all(running);
}
