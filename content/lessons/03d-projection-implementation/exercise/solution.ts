import type { Sku } from '../../../shop/domain.ts';
import type { FaultPlan } from '../../../shop/faultPlan.ts';
import { type Database, transaction } from '../../../shop/sqlite.ts';

/** One product was ordered; positions grow by one from event to event. */
export interface Ordered {
  readonly position: number;
  readonly sku: Sku;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS sku_demand (sku TEXT PRIMARY KEY, orders INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS checkpoint (id INTEGER PRIMARY KEY, position INTEGER NOT NULL) STRICT;
  INSERT OR IGNORE INTO checkpoint VALUES (1, 0);`;

/** Counts how often each product is ordered. May be killed at `counted` and at `saved`. */
export class SkuDemand {
  readonly #database: Database;
  readonly #faults: FaultPlan | undefined;

  constructor(database: Database, faults?: FaultPlan) {
    this.#database = database;
    this.#faults = faults;
    database.exec(SCHEMA);
  }

  /** The position of the last event that is counted; a restart reads on behind it. */
  get position(): number {
    return Number(this.#database.prepare('SELECT position FROM checkpoint').get()?.position);
  }

  orders(sku: Sku): number {
    const row = this.#database.prepare('SELECT orders FROM sku_demand WHERE sku = ?').get(sku);
    return Number(row?.orders ?? 0);
  }

  handle({ position, sku }: Ordered): void {
    transaction(this.#database, () => {
      if (position <= this.position) return;
      this.#database
        .prepare('INSERT INTO sku_demand VALUES (?, 1) ON CONFLICT (sku) DO UPDATE SET orders = orders + 1')
        .run(sku);
      this.#faults?.reach('counted');
      this.#database.prepare('UPDATE checkpoint SET position = ?').run(position);
      this.#faults?.reach('saved');
    });
  }
}
