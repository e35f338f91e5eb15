import { orderId, type Sku } from '../../../shop/domain.ts';
import { EventStore, NO_STREAM } from '../../../shop/eventStore.ts';
import { Rng } from '../../../shop/rng.ts';
import { type Database, openDatabase } from '../../../shop/sqlite.ts';
import { type Loaded, replay, Snapshots } from './snapshots.ts';
import type { Stock, StockEvent } from './stock.ts';

export const SKU: Sku = 'SKU-BOOK';
const EVERY = 100;

/** How the commands of a sale load their stream. */
export type Way = 'whole stream' | 'snapshot every 100' | 'books closed every 100';

/** What a sale read. */
export interface Sale {
  readonly database: Database;
  /** The stream in use at the end. */
  readonly stream: string;
  readonly stock: Stock;
  readonly longestLoad: number;
  readonly eventsRead: number;
}

/** A sale of so many commands on one product: each loads the stream, decides and appends one event. */
export async function runSale(seed: number, commands: number, way: Way): Promise<Sale> {
  const database = openDatabase();
  const store = new EventStore<StockEvent>(database);
  const snapshots = new Snapshots(database);
  const rng = new Rng(seed);
  let stream = `stock-${SKU}`;
  let longestLoad = 0;
  let eventsRead = 0;

  const load = (): Loaded => {
    const loaded = way === 'snapshot every 100' ? snapshots.load(stream) : replay(database, stream);
    longestLoad = Math.max(longestLoad, loaded.read);
    eventsRead += loaded.read;
    return loaded;
  };

  for (let nth = 1; nth <= commands; nth++) {
    const { stock, version } = load();
    await store.append(stream, version, [{ id: `c-${nth}`, event: decide(stock, nth, rng) }]);
    if (nth % EVERY > 0) continue;
    if (way === 'snapshot every 100') snapshots.save(stream, load());
    if (way === 'books closed every 100') stream = await closeBooks(store, stream, nth / EVERY, load());
  }
  return { database, stream, stock: replay(database, stream).stock, longestLoad, eventsRead };
}

// #region close
/** Ends a stream and opens the next one with its balance. A writer that comes too late conflicts with the end. */
async function closeBooks(store: EventStore<StockEvent>, closed: string, period: number, loaded: Loaded) {
  const next = `stock-${SKU}-${period + 1}`;
  const end = { type: 'BooksClosed', data: { next } } as const;
  const opening = { type: 'BooksOpened', data: loaded.stock } as const;
  await store.append(closed, loaded.version, [{ id: `closes-${closed}`, event: end }]);
  await store.append(next, NO_STREAM, [{ id: `opens-${next}`, event: opening }]);
  return next;
}
// #endregion close

function decide({ available, reserved }: Stock, nth: number, rng: Rng): StockEvent {
  if (available < 5) return { type: 'StockReplenished', data: { sku: SKU, quantity: 40 } };
  if (reserved > 0 && rng.chance(0.3)) {
    return { type: 'StockReleased', data: { orderId: orderId(nth), sku: SKU, quantity: 1 } };
  }
  return { type: 'StockReserved', data: { orderId: orderId(nth), sku: SKU, quantity: rng.int(1, 3) } };
}
