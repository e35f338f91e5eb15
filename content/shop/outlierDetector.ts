export interface OutlierOptions {
  readonly clock: { now(): number };
  /** Failures in a row after which a host rests. */
  readonly failures?: number;
  /** The rest, in milliseconds, times the number of rests so far, up to a longest. */
  readonly restMs?: number;
  readonly longestMs?: number;
  /** How much of the hosts may rest at once, in percent; one host may in any case, unless it is the only one. */
  readonly mostPercent?: number;
}

interface Health {
  failures: number;
  rests: number;
  restsUntil: number;
}

/** Learns from real requests which hosts fail, and lets those rest. The defaults are Envoy's. */
export class OutlierDetector {
  readonly #options: Required<OutlierOptions>;
  readonly #health = new Map<string, Health>();

  constructor(options: OutlierOptions) {
    this.#options = { failures: 5, restMs: 30_000, longestMs: 300_000, mostPercent: 10, ...options };
  }

  /** The hosts that take requests now. */
  healthy(hosts: readonly string[]): string[] {
    const now = this.#options.clock.now();
    return hosts.filter((host) => (this.#health.get(host)?.restsUntil ?? 0) <= now);
  }

  // #region report
  /** Call it with the outcome of every request; `hosts` are all there are. A 4xx is no failure. */
  report(host: string, succeeded: boolean, hosts: readonly string[]): void {
    const { clock, failures, restMs, longestMs } = this.#options;
    const health = this.#health.get(host) ?? { failures: 0, rests: 0, restsUntil: 0 };
    this.#health.set(host, health);
    if (health.restsUntil > clock.now()) return;
    health.failures = succeeded ? 0 : health.failures + 1;
    if (health.failures < failures || !this.#mayRest(hosts)) return;
    health.failures = 0;
    health.rests++;
    health.restsUntil = clock.now() + Math.min(longestMs, restMs * health.rests);
  }

  /** When all hosts fail, the fault is not theirs: sending them all to rest would make an outage of it. */
  #mayRest(hosts: readonly string[]): boolean {
    const resting = hosts.length - this.healthy(hosts).length;
    const most = Math.max(1, Math.floor((hosts.length * this.#options.mostPercent) / 100));
    return hosts.length > 1 && resting < most;
  }
  // #endregion report
}
