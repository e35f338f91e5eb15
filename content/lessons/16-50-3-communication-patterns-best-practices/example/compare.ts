import { orderId } from '../../../shop/domain.ts';
import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { type Order, Services } from './services.ts';
import type { Answer, Style } from './styles.ts';

export interface Served {
  readonly order: Order;
  readonly answer: Answer;
  /** How long the customer waited, in milliseconds. */
  readonly waited: number;
}

export interface Run {
  readonly served: readonly Served[];
  /** Requests that were open at the same time, on average: counted every 10 ms. */
  readonly inFlight: number;
}

export const ORDERS = 1_200;
const EVERY_MS = 50;
const SAMPLE_MS = 10;

/** Sends 1,200 orders, 20 a second, to a shop that answers in one style; the seed decides everything else. */
export async function run(style: Style, seed: number): Promise<Run> {
  const clock = new SimClock();
  const services = new Services(clock, seed);
  const arrivals = new Rng(seed);
  const served: Served[] = [];
  const samples: number[] = [];
  let open = 0;

  for (let nth = 1; nth <= ORDERS; nth++) {
    clock.after(nth * EVERY_MS - arrivals.int(0, EVERY_MS - 1), async () => {
      const order = services.open(orderId(nth));
      open++;
      const answer = await style(services, order);
      open--;
      served.push({ order, answer, waited: clock.elapsed() - order.placedAt });
    });
  }
  for (let at = 0; at < ORDERS * EVERY_MS; at += SAMPLE_MS) clock.after(at, () => void samples.push(open));
  await clock.runUntilIdle();
  return { served, inFlight: mean(samples) };
}

export function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

/** The smallest value that `share` of all values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
