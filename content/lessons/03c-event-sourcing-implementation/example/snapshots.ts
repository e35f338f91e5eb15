import type { Database } from '../../../shop/sqlite.ts';
import { evolve, FOLD_VERSION, noStock, type Stock, type StockEvent } from './stock.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS snapshots (
    stream TEXT PRIMARY KEY, version INTEGER NOT NULL, fold INTEGER NOT NULL, state TEXT NOT NULL
  ) STRICT`;

/** A folded stream, and what it cost. */
export interface Loaded {
  readonly stock: Stock;
  readonly version: number;
  /** How many events were read for it. */
  readonly read: number;
}

/** Folds of stock streams, kept so that the next load reads only what came later. All of it may be deleted at any time. */
export class Snapshots {
  readonly #database: Database;
  readonly #fold: number;

  /** `fold` is the version of the fold that reads and writes here. */
  constructor(database: Database, fold = FOLD_VERSION) {
    this.#database = database;
    this.#fold = fold;
    database.exec(SCHEMA);
  }

  // #region load
  /** Starts from the snapshot, if one was made by the same fold, and applies the rest. */
  load(stream: string): Loaded {
    const row = this.#database
      .prepare('SELECT version, state FROM snapshots WHERE stream = ? AND fold = ?')
      .get(stream, this.#fold);
    if (!row) return loadFrom(this.#database, stream, -1, noStock);
    return loadFrom(this.#database, stream, row.version as number, JSON.parse(row.state as string));
  }

  save(stream: string, { stock, version }: Loaded): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?)')
      .run(stream, version, this.#fold, JSON.stringify(stock));
  }
  // #endregion load
}

/** The stream from its first event. */
export const replay = (database: Database, stream: string): Loaded => loadFrom(database, stream, -1, noStock);

function loadFrom(database: Database, stream: string, after: number, from: Stock): Loaded {
  const events = database
    .prepare('SELECT type, data FROM events WHERE stream = ? AND version > ? ORDER BY version')
    .all(stream, after)
    .map((row) => ({ type: row.type, data: JSON.parse(row.data as string) }) as StockEvent);
  return { stock: events.reduce(evolve, from), version: after + events.length, read: events.length };
}
