import { createHash } from 'node:crypto';

interface Point {
  readonly at: bigint;
  readonly host: string;
}

/** Consistent hashing: a key belongs to the host of the next point on a ring. Make a new ring when hosts change. */
export class HashRing {
  readonly hosts: readonly string[];
  readonly #points: readonly Point[];

  constructor(hosts: readonly string[], pointsPerHost = 100) {
    if (hosts.length === 0) throw new RangeError('a ring needs a host');
    this.hosts = hosts;
    this.#points = hosts
      .flatMap((host) =>
        Array.from({ length: pointsPerHost }, (_, nth) => ({ at: hash(`${host}#${nth}`), host })),
      )
      .sort((one, other) => (one.at < other.at ? -1 : 1));
  }

  // #region host-of
  /** The host of a key: the first on the way round that has room. Without `hasRoom` all have. */
  hostOf(key: string, hasRoom: (host: string) => boolean = () => true): string {
    const start = this.#firstFrom(hash(key));
    for (let step = 0; step < this.#points.length; step++) {
      const { host } = this.#points[(start + step) % this.#points.length] as Point;
      if (hasRoom(host)) return host;
    }
    throw new RangeError('no host has room');
  }
  // #endregion host-of

  #firstFrom(at: bigint): number {
    let low = 0;
    let high = this.#points.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#points[middle] as Point).at < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

// #region cap
/** The most keys a host takes: (1 + ε) times the mean, rounded up, in integers, since 1.1 is no binary fraction. */
export function capOf(keys: number, hosts: number, slackPercent: number): number {
  const divisor = 100 * hosts;
  return Math.floor((keys * (100 + slackPercent) + divisor - 1) / divisor);
}
// #endregion cap

function hash(text: string): bigint {
  return createHash('sha256').update(text).digest().readBigUInt64BE();
}
