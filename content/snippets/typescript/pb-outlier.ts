// ---
// title: { en: Outlier ejection with a cap, ko: 상한이 있는 이상치 배제 }
// description:
//   en: Rests hosts that fail several times in a row, longer each time, and never so many that none is left.
//   ko: 연달아 실패한 호스트를 점점 길게 쉬게 하되, 남는 호스트가 없을 만큼 배제하지는 않습니다.
// pattern: gateway
// lesson: 05b-routing-load-balancing#outlier-detection
// stops: ["5", "30_000", "300_000", "10"]
// ---

const consecutiveFailures = 5;
const baseEjectionMs = 30_000;
const maxEjectionMs = 300_000;
const maxEjectedPercent = 10;

interface Health {
  failures: number;
  ejections: number;
  ejectedUntil: number;
}

/** Passive health checking of one upstream. Local to this process: each sees its own failures. */
export class OutlierDetector {
  readonly #health = new Map<string, Health>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** The hosts that take requests now. */
  healthy(hosts: readonly string[]): readonly string[] {
    return hosts.filter((host) => !this.#isEjected(host));
  }

  /** Call it with the outcome of every request; a refusal (4xx) is a success of the host. */
  report(host: string, succeeded: boolean, hosts: readonly string[]): void {
    const health = this.#health.get(host) ?? { failures: 0, ejections: 0, ejectedUntil: 0 };
    this.#health.set(host, health);
    // The outcome of a request that was under way when the host was ejected is no news.
    if (this.#isEjected(host)) return;
    health.failures = succeeded ? 0 : health.failures + 1;
    if (health.failures < consecutiveFailures || !this.#mayEject(hosts)) return;
    health.failures = 0;
    health.ejections++;
    health.ejectedUntil = this.#now() + Math.min(maxEjectionMs, baseEjectionMs * health.ejections);
  }

  /** When all fail, the fault is not the hosts': ejecting them all would turn trouble into an outage. */
  #mayEject(hosts: readonly string[]): boolean {
    const ejected = hosts.length - this.healthy(hosts).length;
    const most = Math.max(1, Math.floor((hosts.length * maxEjectedPercent) / 100));
    return ejected < most && hosts.length > 1;
  }

  #isEjected(host: string): boolean {
    return (this.#health.get(host)?.ejectedUntil ?? 0) > this.#now();
  }
}
