import { SimClock } from '../../../shop/simClock.ts';

/** A service that answers in 2 ms and stands still once, for half a second. */
export class StallingService {
  readonly #clock: SimClock;
  readonly #from: number;
  readonly #until: number;

  constructor(clock: SimClock, from = 5_000, length = 500) {
    this.#clock = clock;
    this.#from = clock.now() + from;
    this.#until = this.#from + length;
  }

  async call(): Promise<void> {
    const now = this.#clock.now();
    if (now >= this.#from && now < this.#until) await this.#clock.sleep(this.#until - now);
    await this.#clock.sleep(2);
  }
}

// #region loops
/** Sends, waits for the answer, sends again: while the service stands still, so does the measurement. */
export async function closedLoop(call: () => Promise<void>, clock: SimClock, perSecond: number, ms: number) {
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

/** Sends when a customer would, whatever became of the one before. */
export async function openLoop(call: () => Promise<void>, clock: SimClock, perSecond: number, ms: number) {
  const start = clock.now();
  const running: Promise<number>[] = [];
  for (let nth = 0; nth < (perSecond * ms) / 1_000; nth++) {
    const due = start + (nth * 1_000) / perSecond;
    await clock.sleep(due - clock.now());
    running.push(call().then(() => clock.now() - due));
  }
  return Promise.all(running);
}
// #endregion loops

/** The latency that so many per cent of the requests stayed at or below. */
export function percentile(latencies: readonly number[], percent: number): number {
  const sorted = latencies.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
}

/** Runs one of the loops against a fresh service for ten seconds. */
export async function bench(loop: typeof openLoop): Promise<number[]> {
  const clock = new SimClock();
  const service = new StallingService(clock);
  const latencies = loop(() => service.call(), clock, 200, 10_000);
  await clock.runUntilIdle();
  return latencies;
}
