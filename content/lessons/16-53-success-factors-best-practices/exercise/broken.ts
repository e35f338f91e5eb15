import type { SimClock } from '../../../shop/simClock.ts';

/** Calls a service `perSecond` times a second for `ms` milliseconds and returns the latency of every request. */
export async function measure(
  call: () => Promise<void>,
  clock: SimClock,
  perSecond: number,
  ms: number,
): Promise<number[]> {
  const end = clock.now() + ms;
  const latencies: number[] = [];
  while (clock.now() < end) {
    const sent = clock.now();
    await call();
    latencies.push(clock.now() - sent);
    await clock.sleep(Math.max(0, sent + 1_000 / perSecond - clock.now()));
  }
  return latencies;
}
