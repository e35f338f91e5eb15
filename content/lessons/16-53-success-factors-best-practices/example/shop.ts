import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { EventLog, type OrderEvent } from './log.ts';
import { View } from './view.ts';

/** How many events the projector applies in one commit, and how long one takes, in milliseconds. */
const BATCH = 100;
const APPLY_MS = 1;
const IDLE_MS = 100;

/** The order service in production: a log, a view that follows it, and customers. */
export class Shop {
  readonly clock = new SimClock();
  readonly log = new EventLog();
  view = new View();
  readonly #rng: Rng;
  #open = true;

  constructor(seed: number) {
    this.#rng = new Rng(seed);
  }

  /** The past: `seconds` in which 50 orders a second were placed and approved. */
  remember(seconds: number): void {
    for (let at = -seconds * 1_000; at < 0; at += 20) {
      const stream = `order-past-${at}`;
      const time = this.clock.now() + at;
      this.log.append(stream, -1, { type: 'OrderPlaced', total: 15_000 }, time);
      this.log.append(stream, 0, { type: 'OrderApproved' }, time);
    }
    this.view.apply(this.log.after(0));
  }

  /** Customers order and the projector follows, until `close`. */
  open(): void {
    void this.#trade();
    void this.#project();
  }

  close(): void {
    this.#open = false;
  }

  /** An order that the running release cannot show. */
  placeWithVoucher(stream: string): void {
    this.log.append(stream, -1, { type: 'OrderPlaced', total: { voucher: 'SPRING' } }, this.clock.now());
    this.log.append(stream, 0, { type: 'OrderApproved' }, this.clock.now());
  }

  async #trade(): Promise<void> {
    for (let nth = 1; this.#open; nth++) {
      const stream = `order-live-${nth}`;
      this.log.append(stream, -1, { type: 'OrderPlaced', total: 42_000 }, this.clock.now());
      this.clock.after(200, () => this.#decide(stream, { type: 'OrderApproved' }));
      if (this.#rng.chance(0.05)) {
        this.clock.after(200 + this.#rng.int(0, 6), () => this.#decide(stream, { type: 'OrderCancelled' }));
      }
      await this.clock.sleep(20);
    }
  }

  /** Loads, takes a moment to decide, appends; and once more after a conflict. */
  async #decide(stream: string, event: OrderEvent): Promise<void> {
    for (;;) {
      const version = this.log.stream(stream).length - 1;
      await this.clock.sleep(this.#rng.int(1, 5));
      if (this.log.append(stream, version, event, this.clock.now())) return;
    }
  }

  async #project(): Promise<void> {
    while (this.#open) {
      const { view } = this;
      const batch = this.log.after(view.position, BATCH);
      await this.clock.sleep(batch.length * APPLY_MS || IDLE_MS);
      view.apply(batch);
    }
  }
}
