import type { OrderId, Sku } from '../../../shop/domain.ts';
import type { SimClock } from '../../../shop/simClock.ts';
import type { Database } from '../../../shop/sqlite.ts';
import type { Inventory, StockLevel } from './inventory.ts';

/** One line of the page of the packing desk: an order, and how many pieces are on the shelf. */
export interface PageRow {
  readonly orderId: OrderId;
  readonly sku: Sku;
  readonly available: number;
}

/** The API of `inventory`, a network away. */
export class StockApi {
  calls = 0;
  readonly #inventory: Inventory;
  readonly #clock: SimClock;

  constructor(inventory: Inventory, clock: SimClock) {
    this.#inventory = inventory;
    this.#clock = clock;
  }

  async levels(skus: readonly Sku[]): Promise<StockLevel[]> {
    this.calls++;
    await this.#clock.sleep(20);
    return this.#inventory.levels(skus);
  }
}

type OrderRow = Omit<PageRow, 'available'>;

const ordersOf = (database: Database) =>
  database.prepare('SELECT id AS orderId, sku FROM orders ORDER BY id').all() as unknown as OrderRow[];

/** One call for every order: looks like a join, and is N + 1 questions. */
export async function callPerOrder(database: Database, api: StockApi): Promise<PageRow[]> {
  const page: PageRow[] = [];
  for (const order of ordersOf(database)) {
    const [level] = await api.levels([order.sku]);
    page.push({ ...order, available: level?.available ?? 0 });
  }
  return page;
}

// #region composition
/** Composition: one call for everything the page needs, joined in memory. */
export async function compose(database: Database, api: StockApi): Promise<PageRow[]> {
  const orders = ordersOf(database);
  const skus = [...new Set(orders.map(({ sku }) => sku))];
  const available = new Map((await api.levels(skus)).map((level) => [level.sku, level.available]));
  return orders.map((order) => ({ ...order, available: available.get(order.sku) ?? 0 }));
}
// #endregion composition

// #region copy
/** A join again, between two tables that `order` owns. */
export function joinCopy(database: Database): PageRow[] {
  return database
    .prepare(`
      SELECT o.id AS orderId, o.sku, s.available
      FROM orders o JOIN stock_copy s ON s.sku = o.sku ORDER BY o.id`)
    .all()
    .map((row) => ({ ...row }) as unknown as PageRow);
}
// #endregion copy
