import type { Rng } from '../../../shop/rng.ts';

/** Requests in flight by host, as a report said a moment ago. All balancers read the same report. */
export type Report = ReadonlyMap<string, number>;

const FAILURES = 5;

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

  /** The host for the next request; throws a RangeError when there is none. */
  choose(report: Report): string {
    const active = (host: string) => report.get(host) ?? 0;
    const sorted = this.#rng.shuffle(this.usable()).sort((one, other) => active(one) - active(other));
    const [least] = sorted;
    if (least === undefined) throw new RangeError('no host');
    return least;
  }

  /** What came of a request. */
  report(host: string, succeeded: boolean): void {
    const failures = succeeded ? 0 : (this.#failures.get(host) ?? 0) + 1;
    this.#failures.set(host, failures);
    if (failures >= FAILURES) this.#ejected.add(host);
  }
}
