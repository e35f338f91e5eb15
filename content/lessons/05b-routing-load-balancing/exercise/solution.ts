import type { Rng } from '../../../shop/rng.ts';

/** Requests in flight by host, as a report said a moment ago. All balancers read the same report. */
export type Report = ReadonlyMap<string, number>;

const FAILURES = 5;
const MOST_EJECTED_PERCENT = 10;

/** Chooses hosts, and ejects those that fail five times in a row. */
export class HostPool {
  readonly #hosts: readonly string[];
  readonly #rng: Rng;
  readonly #failures = new Map<string, number>();
  readonly #ejected = new Set<string>();

  constructor(hosts: readonly string[], rng: Rng) {
    this.#hosts = hosts;
    this.#rng = rng;
  }

  /** The hosts that take requests. */
  usable(): string[] {
    return this.#hosts.filter((host) => !this.#ejected.has(host));
  }

  /** The host for the next request: of two, the one with less to do; throws a RangeError when there is none. */
  choose(report: Report): string {
    const active = (host: string) => report.get(host) ?? 0;
    const [one, other] = this.#rng.shuffle(this.usable());
    if (one === undefined) throw new RangeError('no host');
    return other !== undefined && active(other) < active(one) ? other : one;
  }

  /** What came of a request. */
  report(host: string, succeeded: boolean): void {
    const failures = succeeded ? 0 : (this.#failures.get(host) ?? 0) + 1;
    this.#failures.set(host, failures);
    if (failures >= FAILURES && this.#mayEject()) this.#ejected.add(host);
  }

  #mayEject(): boolean {
    const most = Math.max(1, Math.floor((this.#hosts.length * MOST_EJECTED_PERCENT) / 100));
    return this.#hosts.length > 1 && this.#ejected.size < most;
  }
}
