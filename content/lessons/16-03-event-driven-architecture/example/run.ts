import { isDeepStrictEqual } from 'node:util';
import { line, type OrderId, orderId, type Sku, topics } from '../../../shop/domain.ts';
import { Envelopes } from '../../../shop/envelope.ts';
import { MemLog } from '../../../shop/memLog.ts';
import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { type OrderEvent, type OrderFacts, Orders } from './orders.ts';
import { Mails, promisedIn, type Reaction, StockView } from './reactions.ts';

export const styles = ['calls', 'notification', 'carried state'] as const;
export type Style = (typeof styles)[number];

/** What one run of the shop shows. */
export interface Report {
  readonly accepted: number;
  /** Calls the order service made to others. */
  readonly calls: number;
  /** Calls others made to the order service, answered and failed. */
  readonly callbacks: number;
  readonly failedCallbacks: number;
  /** The longest time for which the stock page did not match the orders, in milliseconds. */
  readonly behind: number;
  readonly mails: readonly string[];
  readonly promised: Record<Sku, number>;
}

const TOPIC = topics.events('order');
/** One way over the network, how often a consumer looks for events, and the length of a run, in milliseconds. */
const HOP = 5;
const POLL = 20;
const END = 1_500;
/** When the order service is down. */
const OUTAGE = { from: 300, until: 600 };
/** When a notification service that was away comes back. */
const BACK = 1_000;

/** The three services, and what is counted about them. */
class Shop {
  readonly clock = new SimClock();
  readonly mails = new Mails();
  readonly stock = new StockView();
  readonly orders: Orders;
  readonly count = { accepted: 0, calls: 0, callbacks: 0, failedCallbacks: 0 };
  readonly #log = new MemLog<OrderEvent>();
  readonly #style: Style;
  readonly #notificationFrom: number;

  constructor(style: Style, notificationFrom: number) {
    this.#style = style;
    this.#notificationFrom = notificationFrom;
    this.orders = new Orders(new Envelopes('order', this.clock), style === 'notification' ? 'id' : 'facts');
  }

  /** How the order service tells the others: by calling each of them, or with an event. */
  async tell(event: OrderEvent): Promise<void> {
    if (this.#style === 'calls') await this.#callEach(event);
    else this.#log.append(TOPIC, event.partitionkey, event);
  }

  /** Reads events from `from` on, and reacts to each as soon as it knows the order. */
  async consume(group: string, react: Reaction, from: number): Promise<void> {
    await this.clock.sleep(from);
    const consumer = this.#log.join(group, TOPIC);
    while (this.clock.elapsed() < END) {
      for (let record = consumer.poll(); record; record = consumer.poll()) {
        react(record.value, await this.#learn(record.value));
        consumer.commit(record);
      }
      await this.clock.sleep(POLL);
    }
  }

  async #callEach(event: OrderEvent): Promise<void> {
    for (const service of [this.mails, this.stock]) {
      await this.clock.sleep(HOP);
      this.count.calls++;
      if (service === this.mails && this.clock.elapsed() < this.#notificationFrom) {
        throw new Error('notification does not answer');
      }
      service.react(event, event.data as OrderFacts);
    }
  }

  // #region ask
  /** How a consumer learns about an order: the event has everything, or the consumer asks until it is told. */
  async #learn({ data }: OrderEvent): Promise<OrderFacts> {
    if ('items' in data) return data;
    for (;;) {
      await this.clock.sleep(HOP);
      try {
        const facts = this.orders.facts(data.orderId);
        this.count.callbacks++;
        await this.clock.sleep(HOP);
        return facts;
      } catch {
        this.count.failedCallbacks++;
        await this.clock.sleep(POLL);
      }
    }
  }
  // #endregion ask
}

/** Places 16 orders and rejects 4 of them, in one of the three styles. */
export async function run(style: Style, { seed = 1, notificationAway = false } = {}): Promise<Report> {
  const rng = new Rng(seed);
  const shop = new Shop(style, notificationAway ? BACK : 0);
  const { clock, orders, mails, stock, count } = shop;

  trade(shop, rng);
  clock.after(OUTAGE.from, () => {
    orders.down = true;
  });
  clock.after(OUTAGE.until, () => {
    orders.down = false;
  });
  shop.consume('notification', mails.react, notificationAway ? BACK : rng.int(0, POLL));
  shop.consume('query', stock.react, rng.int(0, POLL));
  const behind = longest(clock, () => !isDeepStrictEqual(stock.promised(), promisedIn(orders.all())));
  await clock.runUntilIdle();
  return { ...count, behind: await behind, mails: mails.sent.toSorted(), promised: stock.promised() };
}

/** Sets the timers of the orders; none falls into the outage. */
function trade(shop: Shop, rng: Rng): void {
  const { clock, orders, count } = shop;

  const place = async (id: OrderId) => {
    try {
      await shop.tell(orders.place(id, 'cus-1', [line(rng.pick(['SKU-BOOK', 'SKU-LAMP']), rng.int(1, 3))]));
      count.accepted++;
    } catch {
      orders.discard(id);
    }
  };
  const reject = async (id: OrderId) => {
    if (orders.has(id)) await shop.tell(orders.reject(id));
  };

  for (let nth = 1; nth <= 16; nth++) {
    const at = nth <= 14 ? nth * 21 : OUTAGE.until + (nth - 14) * 21;
    clock.after(at, () => place(orderId(nth)));
    if (nth % 4 === 0) clock.after(at + 15, () => reject(orderId(nth)));
  }
}

/** The longest time for which something was wrong, in milliseconds. */
async function longest(clock: SimClock, isWrong: () => boolean): Promise<number> {
  let wrong = 0;
  let worst = 0;
  for (; clock.elapsed() < END; await clock.sleep(1)) {
    wrong = isWrong() ? wrong + 1 : 0;
    worst = Math.max(worst, wrong);
  }
  return worst;
}
