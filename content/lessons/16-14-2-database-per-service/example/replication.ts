import { catalogue, type Sku } from '../../../shop/domain.ts';
import { FaultPlan } from '../../../shop/faultPlan.ts';
import { Network } from '../../../shop/network.ts';
import { Rng } from '../../../shop/rng.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { openDatabase } from '../../../shop/sqlite.ts';
import { schemas } from './databases.ts';
import { Inventory } from './inventory.ts';
import { Session } from './session.ts';
import { StockCopy } from './stockCopy.ts';

export interface Report {
  readonly changes: number;
  readonly arrivals: number;
  readonly reads: number;
  /** Reads of the copy that gave another version than the owner had at that moment. */
  readonly stale: number;
  /** The longest time in a row for which reads were stale, in milliseconds. */
  readonly longestStale: number;
  /** Reads that showed an older version than the customer had seen before. */
  readonly backwards: { readonly plain: number; readonly session: number };
  /** How many of the two copies differ from the owner when everything has arrived. */
  readonly differing: number;
}

const READ_EVERY = 10;

/** 200 changes reach two instances of `order` over a bad network, while a customer reloads the page. */
export async function replicate(seed: number): Promise<Report> {
  const clock = new SimClock();
  const rng = new Rng(seed);
  const network = new Network(clock, new FaultPlan(rng, { duplicate: 0.2, reorder: 0.1, delay: [5, 80] }));
  const inventory = new Inventory(openDatabase({ schema: schemas.inventory }));
  const copies = [1, 2].map(() => new StockCopy(openDatabase({ schema: schemas.order })));
  const [book, lamp] = catalogue;
  let arrivals = 0;

  const publish = (sku: Sku, difference: number) => {
    const level = inventory.change(sku, difference);
    for (const copy of copies) {
      network.send(() => {
        arrivals++;
        copy.apply(level);
      });
    }
  };
  for (const { sku } of [book, lamp]) publish(sku, 10);
  for (let change = 0; change < 198; change++) {
    clock.after(1_000 + change * 20, () => publish(rng.pick([book, lamp]).sku, rng.pick([2, 1, -1])));
  }

  const session = new Session();
  const seen = { plain: 0, session: 0 };
  const backwards = { plain: 0, session: 0 };
  let reads = 0;
  let stale = 0;
  let staleSince: number | undefined;
  let longestStale = 0;
  const look = (kind: 'plain' | 'session', version: number) => {
    if (version < seen[kind]) backwards[kind]++;
    seen[kind] = version;
  };
  for (let at = 1_000; at < 7_000; at += READ_EVERY) {
    clock.after(at, () => {
      const copy = copies[reads++ % copies.length] as StockCopy;
      const plain = copy.level(book.sku)?.version ?? 0;
      look('plain', plain);
      look('session', session.read(book.sku, copy, inventory)?.version ?? 0);
      if (plain === inventory.levels([book.sku])[0]?.version) {
        staleSince = undefined;
      } else {
        stale++;
        staleSince ??= clock.elapsed();
        longestStale = Math.max(longestStale, clock.elapsed() + READ_EVERY - staleSince);
      }
    });
  }
  await clock.runUntilIdle();

  const differing = copies.filter((copy) =>
    catalogue.some(({ sku }) => copy.level(sku)?.available !== inventory.levels([sku])[0]?.available),
  ).length;
  return { changes: 200, arrivals, reads, stale, longestStale, backwards, differing };
}
