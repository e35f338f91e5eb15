// ---
// title: { en: Load balancing by two choices, ko: 두 후보 부하 분산 }
// description:
//   en: Picks two random hosts and sends to the one with fewer requests in flight; does not herd on stale counts.
//   ko: 무작위로 고른 두 호스트 중 진행 중인 요청이 적은 쪽에 보냅니다. 오래된 수치 때문에 한쪽으로 몰리지 않습니다.
// pattern: gateway
// lesson: 05b-routing-load-balancing#two-choices
// ---

export interface Host {
  readonly address: string;
}

export class NoHostError extends Error {
  override readonly name = 'NoHostError';
}

/** The power of two choices (Mitzenmacher): looking at two hosts is nearly as good as looking at all. */
export class TwoChoiceBalancer<H extends Host> {
  readonly #active = new Map<string, number>();
  readonly #random: () => number;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** Runs `call` on a host of `hosts`, which are those that are healthy now; throws `NoHostError` when none is. */
  async run<T>(hosts: readonly H[], call: (host: H) => Promise<T>): Promise<T> {
    const host = this.#pick(hosts);
    this.#count(host, 1);
    try {
      return await call(host);
    } finally {
      this.#count(host, -1);
    }
  }

  #pick(hosts: readonly H[]): H {
    const first = Math.floor(this.#random() * hosts.length);
    // From the others, so that two hosts are really compared.
    const step = 1 + Math.floor(this.#random() * (hosts.length - 1));
    const one = hosts[first];
    const other = hosts[(first + step) % hosts.length];
    if (one === undefined || other === undefined) throw new NoHostError('no healthy host');
    return this.#activeOf(other) < this.#activeOf(one) ? other : one;
  }

  #activeOf({ address }: H): number {
    return this.#active.get(address) ?? 0;
  }

  /** Hosts that are idle are forgotten, so those that are gone for good leave nothing behind. */
  #count(host: H, change: number): void {
    const active = this.#activeOf(host) + change;
    if (active === 0) this.#active.delete(host.address);
    else this.#active.set(host.address, active);
  }
}
