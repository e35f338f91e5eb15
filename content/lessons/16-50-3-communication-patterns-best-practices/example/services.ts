import { isSettled, type OrderId, type OrderState } from '../../../shop/domain.ts';
import { Rng } from '../../../shop/rng.ts';
import type { SimClock } from '../../../shop/simClock.ts';
import { Station } from './station.ts';

export interface Order {
  readonly orderId: OrderId;
  readonly placedAt: number;
  state: OrderState;
  /** The card's limit does not allow it. */
  readonly declined: boolean;
  reserved: boolean;
  charged: boolean;
  settledAt?: number;
}

export const LAMPS = 1_100;

/** The three services behind an order. Two of them have a bad moment: payment for 8 s, inventory for 3 s. */
export class Services {
  readonly clock: SimClock;
  readonly #rng: Rng;
  readonly #inventory: Station;
  readonly #payment: Station;
  readonly #shipping: Station;
  #left = LAMPS;

  constructor(clock: SimClock, seed: number) {
    this.clock = clock;
    this.#rng = new Rng(seed);
    this.#inventory = new Station(clock, new Rng(seed + 1), { workers: 3, ms: [10, 30] });
    this.#payment = new Station(clock, new Rng(seed + 2), { workers: 6, ms: [60, 140] });
    this.#shipping = new Station(clock, new Rng(seed + 3), { workers: 4, ms: [20, 80] });
    this.#payment.outage(20_000, 8_000);
    this.#inventory.outage(40_000, 3_000);
  }

  open(orderId: OrderId): Order {
    const declined = this.#rng.chance(0.02);
    return {
      orderId,
      placedAt: this.clock.elapsed(),
      state: 'PENDING',
      declined,
      reserved: false,
      charged: false,
    };
  }

  /** False when nothing is left, or when the order was given up while this waited in line. */
  async reserve(order: Order): Promise<boolean> {
    await this.#inventory.work();
    if (this.#left === 0 || isSettled(order.state)) return false;
    this.#left--;
    order.reserved = true;
    return true;
  }

  /** Takes the money, also for a caller who has gone: a card network cannot know. */
  async charge(order: Order): Promise<boolean> {
    await this.#payment.work();
    order.charged = !order.declined;
    return order.charged;
  }

  async ship(order: Order): Promise<void> {
    await this.#shipping.work();
    this.#settle(order, 'APPROVED');
  }

  reject(order: Order): void {
    if (order.reserved) this.#left++;
    order.reserved = false;
    this.#settle(order, 'REJECTED');
  }

  #settle(order: Order, state: OrderState): void {
    order.state = state;
    order.settledAt = this.clock.elapsed();
  }
}
