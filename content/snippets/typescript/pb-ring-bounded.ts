// ---
// title: { en: Consistent hashing with bounded loads, ko: 부하 상한이 있는 일관 해싱 }
// description:
//   en: Places keys on a ring; a host that has reached its share passes keys on, so none gets more than its cap.
//   ko: 키를 링에 배치합니다. 몫이 찬 호스트는 다음 호스트로 넘기므로 어느 호스트도 상한을 넘지 않습니다.
// pattern: gateway
// lesson: 05b-routing-load-balancing#consistent-hashing
// stops: ["100", "10"]
// ---

import { createHash } from 'node:crypto';

const pointsPerHost = 100;
/** How much more than the mean a host may get, in percent. */
const slackPercent = 10;

interface Point {
  readonly hash: bigint;
  readonly host: string;
}

/** Consistent hashing with bounded loads (Mirrokni, Thorup, Zadimoghaddam). The ring never changes; make a new one. */
export class BoundedRing {
  readonly #points: readonly Point[];
  readonly #hostCount: number;

  constructor(hosts: readonly string[]) {
    if (hosts.length === 0) throw new RangeError('a ring needs a host');
    this.#hostCount = hosts.length;
    this.#points = hosts
      .flatMap((host) =>
        Array.from({ length: pointsPerHost }, (_, index) => ({ hash: hashOf(`${host}#${index}`), host })),
      )
      .sort((one, other) => (one.hash < other.hash ? -1 : 1));
  }

  /** The most keys a host takes when `keys` are placed: ⌈(1 + ε) · keys / hosts⌉, in integers, since 1.1 is no double. */
  capacity(keys: number): number {
    const percentOfHosts = 100 * this.#hostCount;
    return Math.floor((keys * (100 + slackPercent) + percentOfHosts - 1) / percentOfHosts);
  }

  /** The host of `key`: the first on the ring that has room. `loadOf` counts the keys a host has, `keys` all of them. */
  hostOf(key: string, loadOf: (host: string) => number, keys: number): string {
    const capacity = this.capacity(keys + 1);
    const start = this.#firstAtOrAfter(hashOf(key));
    for (let step = 0; step < this.#points.length; step++) {
      const { host } = this.#points[(start + step) % this.#points.length] as Point;
      if (loadOf(host) < capacity) return host;
    }
    throw new RangeError('loads and keys do not agree: every host is full');
  }

  #firstAtOrAfter(hash: bigint): number {
    let low = 0;
    let high = this.#points.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#points[middle] as Point).hash < hash) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function hashOf(text: string): bigint {
  return createHash('sha256').update(text).digest().readBigUInt64BE();
}
