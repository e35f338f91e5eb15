import { type Choice, leastRequest, twoChoices } from '../../../shop/balancer.ts';
import { Rng } from '../../../shop/rng.ts';

const hostsOf = (count: number) => Array.from({ length: count }, (_, nth) => `order-${nth}`);

/** Any host, without looking. */
export function anyHost(rng: Rng): Choice {
  return (hosts) => rng.pick(hosts);
}

/** The load of the busiest host after as many requests as there are hosts, in each of `runs` runs. */
export function maxLoads(policy: (rng: Rng) => Choice, runs: number, hostCount = 1_000): number[] {
  const hosts = hostsOf(hostCount);
  return Array.from({ length: runs }, (_, seed) => {
    const choose = policy(new Rng(seed));
    const loads = new Map<string, number>();
    for (let nth = 0; nth < hosts.length; nth++) {
      const host = choose(hosts, (candidate) => loads.get(candidate) ?? 0);
      loads.set(host, (loads.get(host) ?? 0) + 1);
    }
    return Math.max(...loads.values());
  });
}

// #region herd
/**
 * The most requests that one of ten hosts gets at once. The counts come from a report that everybody reads, and that
 * is renewed after every hundred requests.
 */
export function herd(policy: (rng: Rng) => Choice, seed: number): number {
  const hosts = hostsOf(10);
  const choose = policy(new Rng(seed));
  let reported = new Map<string, number>();
  let most = 0;
  for (let round = 0; round < 100; round++) {
    const sent = new Map<string, number>();
    for (let nth = 0; nth < 100; nth++) {
      const host = choose(hosts, (candidate) => reported.get(candidate) ?? 0);
      sent.set(host, (sent.get(host) ?? 0) + 1);
    }
    most = Math.max(most, ...sent.values());
    reported = sent;
  }
  return most;
}
// #endregion herd

export const policies: Record<string, (rng: Rng) => Choice> = {
  'any host': anyHost,
  'two choices': twoChoices,
  'least of all': () => leastRequest,
};
