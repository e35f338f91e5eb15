// ---
// title: { en: Open-loop benchmark, ko: 개방형 부하 측정 }
// description:
//   en: Sends at a fixed rate whatever the service does, and measures from when a request was due, so a stall is not hidden.
//   ko: 서비스 상태와 관계없이 일정한 속도로 보내고 보내기로 한 시각부터 잽니다. 멈춤이 가려지지 않습니다.
// pattern: operations
// lesson: 16-53-success-factors-best-practices#honest-benchmarks
// stops: ["60_000"]
// ---

/** Time in milliseconds; a simulated clock in tests. */
export interface BenchClock {
  now(): number;
  sleep(ms: number): Promise<unknown>;
}

export interface BenchResult {
  readonly requests: number;
  readonly failures: number;
  /** Of all requests, failed ones included, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/**
 * Measures `request` at `perSecond`. A closed loop (send, wait, send) stops sending while the service stalls, and so
 * counts one slow request where a thousand users would have waited: coordinated omission.
 */
export async function measure(
  request: () => Promise<unknown>,
  perSecond: number,
  clock: BenchClock,
  durationMs = 60_000,
): Promise<BenchResult> {
  const start = clock.now();
  const count = Math.floor((perSecond * durationMs) / 1_000);
  const running: Promise<{ latency: number; failed: boolean }>[] = [];
  for (let index = 0; index < count; index++) {
    const due = start + (index * 1_000) / perSecond;
    if (due > clock.now()) await clock.sleep(due - clock.now());
    running.push(timed(request, due, clock));
  }
  const results = await Promise.all(running);
  const latencies = results.map(({ latency }) => latency).sort((one, other) => one - other);
  return {
    requests: results.length,
    failures: results.filter(({ failed }) => failed).length,
    p50: percentile(latencies, 50),
    p99: percentile(latencies, 99),
    max: latencies.at(-1) ?? 0,
  };
}

/** From when it was due, not from when it could be sent: a sender that falls behind makes users wait too. */
async function timed(request: () => Promise<unknown>, due: number, clock: BenchClock) {
  const failed = await request().then(
    () => false,
    () => true,
  );
  return { latency: clock.now() - due, failed };
}

/** Nearest rank. */
function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.max(0, Math.ceil((percent * sorted.length) / 100) - 1)] ?? 0;
}
