import { TimedOut } from './deadline.ts';
import type { Fetch } from './httpNetwork.ts';
import type { OutlierDetector } from './outlierDetector.ts';
import { type Answer, mayRepeat, RetryBudget } from './retry.ts';
import type { Rng } from './rng.ts';

/** Chooses one of the hosts, of which there is at least one; `activeOf` counts the requests in flight. */
export type Choice = (hosts: readonly string[], activeOf: (host: string) => number) => string;

// #region choices
export function roundRobin(): Choice {
  let turn = 0;
  return (hosts) => hosts[turn++ % hosts.length] as string;
}

/** Looks at all hosts. Whoever decides on the same counts decides for the same host. */
export const leastRequest: Choice = (hosts, activeOf) =>
  hosts.reduce((least, host) => (activeOf(host) < activeOf(least) ? host : least));

/** Looks at two, so that those who decide at the same time decide differently. */
export function twoChoices(rng: Rng): Choice {
  return (hosts, activeOf) => {
    const first = rng.int(0, hosts.length - 1);
    const second = (first + rng.int(1, Math.max(1, hosts.length - 1))) % hosts.length;
    return leastRequest([hosts[first] as string, hosts[second] as string], activeOf);
  };
}
// #endregion choices

/** There is no host to send to, so the call was not made. */
export class NoHost extends Error {
  constructor(service: string) {
    super(`no host of ${service}`);
    this.name = 'NoHost';
  }
}

export interface BalancerOptions {
  readonly fetch: Fetch;
  readonly choose: Choice;
  /** The hosts of a service, as discovery knows them now. */
  readonly hostsOf: (service: string) => readonly string[];
  readonly outliers: OutlierDetector;
  /** Whether a request that failed is tried once more, on another host. */
  readonly retries?: boolean;
}

/** Sends `http://order/…` to one of the hosts of `order`. */
export class Balancer {
  readonly #options: BalancerOptions;
  readonly #active = new Map<string, number>();
  readonly #budgets = new Map<string, RetryBudget>();

  constructor(options: BalancerOptions) {
    this.#options = options;
  }

  // #region fetch
  readonly fetch: Fetch = async (request) => {
    const service = new URL(request.url).host;
    const budget = this.#budgetOf(service);
    budget.earn();
    const first = this.#choose(service);
    const outcome = await this.#send(first, service, request);
    const answer: Answer = outcome instanceof Response ? outcome : 'no answer';
    const failed = outcome instanceof Error || outcome.status >= 500;
    const again = this.#options.retries && failed && !request.signal.aborted && mayRepeat(request, answer);
    if (!again || !budget.spend()) return given(outcome);
    return given(await this.#send(this.#choose(service, first), service, request));
  };

  /** Of the hosts that are well; of all, if that is less than half: then the others cannot carry the load either. */
  #choose(service: string, except?: string): string {
    const { choose, hostsOf, outliers } = this.#options;
    const hosts = hostsOf(service);
    const healthy = outliers.healthy(hosts);
    const usable = healthy.length * 2 < hosts.length ? hosts : healthy;
    const others = usable.filter((host) => host !== except);
    const candidates = others.length > 0 ? others : usable;
    if (candidates.length === 0) throw new NoHost(service);
    return choose(candidates, (host) => this.#active.get(host) ?? 0);
  }
  // #endregion fetch

  async #send(host: string, service: string, request: Request): Promise<Response | Error> {
    const { fetch, outliers, hostsOf } = this.#options;
    const { pathname, search } = new URL(request.url);
    this.#count(host, 1);
    try {
      const outcome = await fetch(new Request(`http://${host}${pathname}${search}`, request.clone())).catch(
        (error: Error) => error,
      );
      // That a client has left says nothing about the host; that the time is up does.
      const clientLeft = request.signal.aborted && !(request.signal.reason instanceof TimedOut);
      const succeeded = outcome instanceof Response && outcome.status < 500;
      if (!clientLeft) outliers.report(host, succeeded, hostsOf(service));
      return outcome;
    } finally {
      this.#count(host, -1);
    }
  }

  #count(host: string, change: number): void {
    const active = (this.#active.get(host) ?? 0) + change;
    if (active > 0) this.#active.set(host, active);
    else this.#active.delete(host);
  }

  #budgetOf(service: string): RetryBudget {
    const budget = this.#budgets.get(service) ?? new RetryBudget();
    this.#budgets.set(service, budget);
    return budget;
  }
}

function given(outcome: Response | Error): Response {
  if (outcome instanceof Error) throw outcome;
  return outcome;
}
