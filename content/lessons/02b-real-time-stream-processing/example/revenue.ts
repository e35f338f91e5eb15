import type { Sku } from '../../../shop/domain.ts';
import type { Rng } from '../../../shop/rng.ts';
import { Watermark } from './watermark.ts';
import { type Timed, tumbling, type Window, Windows } from './windows.ts';

export const BOUND = 5;
const SIZE = 10;
const CHECKPOINT_EVERY = 8;

/** Pieces sold, at a time in seconds. */
export interface Sale {
  readonly sku: Sku;
  readonly quantity: number;
  readonly at: number;
}

// #region prices
/** The table side of the join: every price with the time from which it is valid. */
export class Prices {
  readonly #prices: { sku: Sku; amount: number; from: number }[] = [];

  set(sku: Sku, amount: number, from: number): void {
    this.#prices.push({ sku, amount, from });
  }

  /** The price that was valid at a time. */
  at(sku: Sku, time: number): number {
    const valid = this.#prices.filter((price) => price.sku === sku && price.from <= time);
    return valid.toSorted((one, other) => one.from - other.from).at(-1)?.amount ?? 0;
  }
}
// #endregion prices

/** Some sales in the order in which they arrive: none more than `BOUND` seconds after a newer one. */
export function salesOf(rng: Rng, count: number): Sale[] {
  const sales = Array.from({ length: count }, (_, nth) => ({
    sku: rng.pick(['SKU-BOOK', 'SKU-LAMP'] as const),
    quantity: rng.int(1, 3),
    at: nth * 2,
  }));
  return disorder(sales, rng);
}

/** Another order of arrival, with at most `BOUND` seconds of disorder. */
export function disorder<T extends { readonly at: number }>(events: readonly T[], rng: Rng): T[] {
  return events
    .map((event) => ({ event, arrives: event.at + rng.int(0, BOUND) }))
    .sort((one, other) => one.arrives - other.arrives)
    .map(({ event }) => event);
}

// #region sinks
/** Where the results go. A sink outlives the process that writes to it. */
export interface Sink {
  write(window: Window): void;
  total(): number;
}

/** Adds every result to what is there. */
export class AddingSink implements Sink {
  #total = 0;

  write({ sum }: Window): void {
    this.#total += sum;
  }

  total(): number {
    return this.#total;
  }
}

/** Writes every result under its key and window: the second time changes nothing. */
export class UpsertSink implements Sink {
  readonly #rows = new Map<string, number>();

  write({ key, start, sum }: Window): void {
    this.#rows.set(`${key} ${start}`, sum);
  }

  total(): number {
    return [...this.#rows.values()].reduce((total, sum) => total + sum, 0);
  }
}
// #endregion sinks

/** The place in the input at which the process dies, and what it starts again with. */
export interface Restart {
  readonly at: number;
  readonly from: 'checkpoint' | 'empty state';
}

// #region job
/** Revenue by SKU in windows of 10 s; returns what the sink holds in the end. */
export function runJob(
  sales: readonly Sale[],
  toRevenue: (sale: Sale) => Timed,
  sink: Sink,
  restart?: Restart,
): number {
  let watermark = new Watermark(BOUND);
  let windows = new Windows(tumbling(SIZE));
  let checkpoint = { position: 0, state: windows.snapshot() };
  let death = restart;

  for (let position = 0; position < sales.length; position++) {
    if (position % CHECKPOINT_EVERY === 0) checkpoint = { position, state: windows.snapshot() };
    if (position === death?.at) {
      watermark = new Watermark(BOUND);
      windows = new Windows(tumbling(SIZE));
      if (death.from === 'checkpoint') {
        windows.restore(checkpoint.state);
        position = checkpoint.position;
      }
      death = undefined;
    }
    const revenue = toRevenue(sales[position] as Sale);
    windows.add(revenue);
    for (const window of windows.advance(watermark.observe(revenue.at))) sink.write(window);
  }
  for (const window of windows.advance(Number.POSITIVE_INFINITY)) sink.write(window);
  return sink.total();
}
// #endregion job
