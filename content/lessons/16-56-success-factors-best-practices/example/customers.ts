import type { CustomerId, OrderId, Sku } from '../../../shop/domain.ts';
import type { ResponseFact } from '../../../shop/invariants.ts';
import { Rng } from '../../../shop/rng.ts';
import type { SimClock } from '../../../shop/simClock.ts';
import type { Fleet } from './fleet.ts';
import { ask, NOW_HEADER } from './virtualTime.ts';

/** What a customer wants. It keeps its number, and so its idempotency key, however often it is tried. */
interface Errand {
  readonly kind: 'order' | 'history' | 'snoop';
  readonly customerId: CustomerId;
  readonly nth: number;
  readonly since: number;
  tryAt: number;
}

/** What came of one attempt. */
interface Attempt {
  readonly at: number;
  readonly gateway: string;
  readonly status: number;
  readonly isShed: boolean;
  readonly kind: Errand['kind'];
}

const CUSTOMERS = 20;

/** Somebody who gets an error comes back after a second, until it works. */
const COMES_BACK = 1_000;

/** The load: open-loop, so that arrivals do not wait for answers. */
export class Customers {
  /** The order of each errand that was accepted. */
  readonly accepted = new Map<number, OrderId>();
  readonly responses: ResponseFact[] = [];
  readonly attempts: Attempt[] = [];
  /** How long each errand that was not shed took until it had its answer, in milliseconds. */
  readonly waits: number[] = [];
  readonly shed = { order: 0, history: 0, snoop: 0 };
  placed = 0;
  readonly #clock: SimClock;
  readonly #fleet: Fleet;
  readonly #rng = new Rng(56);
  readonly #tokens = new Map<CustomerId, string>();
  #errands: Errand[] = [];
  #count = 0;

  constructor(clock: SimClock, fleet: Fleet) {
    this.#clock = clock;
    this.#fleet = fleet;
  }

  get waiting(): number {
    return this.#errands.length;
  }

  /** So many orders arrive now, and half as many readers; one reader in ten asks for what is somebody else's. */
  arrive(orders: number): void {
    for (let nth = 0; nth < orders; nth++) this.#want('order');
    for (let nth = 0; nth * 2 < orders; nth++) this.#want(this.#rng.chance(0.1) ? 'snoop' : 'history');
    this.placed += orders;
  }

  /** Tries everything that is due, once. */
  async turn(): Promise<void> {
    const now = this.#clock.now();
    const due = this.#errands.filter(({ tryAt }) => tryAt <= now);
    this.#errands = this.#errands.filter(({ tryAt }) => tryAt > now);
    for (const errand of due) {
      const isDone = (await this.#attempt(errand, 0)) || (await this.#attempt(errand, 1));
      if (!isDone) this.#errands.push({ ...errand, tryAt: now + COMES_BACK });
    }
  }

  #want(kind: Errand['kind']): void {
    const now = this.#clock.now();
    const customerId: CustomerId = `cus-${this.#rng.int(1, CUSTOMERS)}`;
    this.#errands.push({ kind, customerId, nth: ++this.#count, since: now, tryAt: now });
  }

  // #region attempt
  /** Returns true when the errand is over: done, or shed. The second try goes to the other gateway. */
  async #attempt(errand: Errand, other: 0 | 1): Promise<boolean> {
    const { kind, customerId, nth, since } = errand;
    const at = this.#clock.now();
    const gateway = `gateway-${((nth + other) % 2) + 1}`;
    const response = await fetch(await this.#request(errand, gateway));
    const body = (await response.json()) as { orderId: OrderId; owners?: CustomerId[]; type?: string };
    const isShed = body.type?.endsWith('/overloaded') ?? false;
    this.attempts.push({ at, gateway, status: response.status, isShed, kind });
    if (isShed) {
      this.shed[kind]++;
      return true;
    }
    if (response.status === 401) this.#tokens.delete(customerId);
    if (!response.ok && !(kind === 'snoop' && response.status === 404)) return false;
    if (body.owners) this.responses.push({ askedBy: customerId, owners: body.owners });
    if (kind === 'order') this.accepted.set(nth, body.orderId);
    this.waits.push(at - since);
    return true;
  }
  // #endregion attempt

  async #request({ kind, customerId, nth }: Errand, gateway: string): Promise<Request> {
    const headers = {
      authorization: `Bearer ${await this.#token(customerId)}`,
      'idempotency-key': `errand-${nth}`,
      [NOW_HEADER]: String(this.#clock.now()),
    };
    if (kind === 'order') {
      const sku: Sku = nth % 3 === 0 ? 'SKU-LAMP' : 'SKU-BOOK';
      const body = JSON.stringify({ sku, quantity: 1 });
      return new Request(`${this.#fleet.url(gateway)}/v1/orders`, { method: 'POST', headers, body });
    }
    const whose = kind === 'snoop' ? `cus-${(Number(customerId.slice(4)) % CUSTOMERS) + 1}` : customerId;
    return new Request(`${this.#fleet.url(gateway)}/v1/customers/${whose}/orders`, { headers });
  }

  async #token(customerId: CustomerId): Promise<string> {
    const known = this.#tokens.get(customerId);
    if (known) return known;
    const token = await ask<string>(
      `${this.#fleet.url('issuer')}/token`,
      { subject: customerId },
      this.#clock,
    );
    this.#tokens.set(customerId, token);
    return token;
  }
}
