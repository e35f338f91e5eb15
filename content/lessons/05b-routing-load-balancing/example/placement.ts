import { createHash } from 'node:crypto';
import { orderId } from '../../../shop/domain.ts';
import { capOf, HashRing } from '../../../shop/hashRing.ts';

export const keys = Array.from({ length: 1_000 }, (_, nth) => orderId(nth + 1));
export const hosts = ['query-1', 'query-2', 'query-3', 'query-4', 'query-5'];

/** How many keys each host has: by the ring alone, and by the ring with a cap of ε percent above the mean. */
export function loads(slackPercent?: number): number[] {
  const ring = new HashRing(hosts);
  const loads = new Map(hosts.map((host) => [host, 0]));
  // #region bounded
  const cap = slackPercent === undefined ? keys.length : capOf(keys.length, hosts.length, slackPercent);
  for (const key of keys) {
    const host = ring.hostOf(key, (candidate) => (loads.get(candidate) ?? 0) < cap);
    loads.set(host, (loads.get(host) ?? 0) + 1);
  }
  // #endregion bounded
  return [...loads.values()];
}

/** How many keys change their host when a sixth is added. */
export function moved(): { ring: number; modulo: number } {
  const [five, six] = [new HashRing(hosts), new HashRing([...hosts, 'query-6'])];
  const number = (key: string) => createHash('sha256').update(key).digest().readUInt32BE();
  return {
    ring: keys.filter((key) => five.hostOf(key) !== six.hostOf(key)).length,
    modulo: keys.filter((key) => number(key) % 5 !== number(key) % 6).length,
  };
}
