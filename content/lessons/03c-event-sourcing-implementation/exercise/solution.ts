import type { Database } from '../../../shop/sqlite.ts';

export const SCHEMA = `
  CREATE TABLE events (
    stream TEXT NOT NULL, version INTEGER NOT NULL, type TEXT NOT NULL, data TEXT NOT NULL,
    PRIMARY KEY (stream, version)
  ) STRICT;
  CREATE TABLE snapshots (
    stream TEXT PRIMARY KEY, version INTEGER NOT NULL, fold INTEGER NOT NULL, stock INTEGER NOT NULL
  ) STRICT;`;

/** What the fold is given: today's shape. `StockReserved.v1` said `count` where v2 says `quantity`. */
export interface StockEvent {
  readonly type: 'StockReplenished.v1' | 'StockReserved.v2' | 'StockReleased.v1';
  readonly data: { readonly quantity: number };
}

/** A fold and its version, which changes when its results do. */
export interface Fold {
  readonly version: number;
  evolve(stock: number, event: StockEvent): number;
}

export class StockStore {
  /** How many events the last load read. */
  lastRead = 0;
  readonly #database: Database;
  readonly #fold: Fold;

  constructor(database: Database, fold: Fold) {
    this.#database = database;
    this.#fold = fold;
  }

  /** Folds a stream, from the last snapshot on, and leaves a new snapshot behind. */
  load(stream: string): number {
    const snapshot = this.#database
      .prepare('SELECT version, stock FROM snapshots WHERE stream = ? AND fold = ?')
      .get(stream, this.#fold.version);
    const after = (snapshot?.version as number | undefined) ?? -1;
    const events = this.#read(stream, after);
    const from = (snapshot?.stock as number | undefined) ?? 0;
    const stock = events.reduce((sum, event) => this.#fold.evolve(sum, event), from);
    this.#database
      .prepare('INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?)')
      .run(stream, after + events.length, this.#fold.version, stock);
    return stock;
  }

  #read(stream: string, after: number): StockEvent[] {
    const rows = this.#database
      .prepare('SELECT type, data FROM events WHERE stream = ? AND version > ? ORDER BY version')
      .all(stream, after);
    this.lastRead = rows.length;
    return rows.map((row) => upcast(row.type as string, JSON.parse(row.data as string)));
  }
}

/** An event in today's shape, whatever shape it was stored in. */
function upcast(type: string, data: Record<string, number>): StockEvent {
  if (type !== 'StockReserved.v1') return { type, data } as unknown as StockEvent;
  return { type: 'StockReserved.v2', data: { quantity: data.count as number } };
}
