import type { FaultPlan } from '../../../shop/faultPlan.ts';
import { type Database, transaction } from '../../../shop/sqlite.ts';
import { Checkpoints } from './checkpoints.ts';
import { type Cursor, readSafe } from './cursors.ts';
import type { EventLog } from './log.ts';
import type { Projection } from './views.ts';

/**
 * Keeps one view up to date. It remembers nothing but what its database holds, so a new one goes on where a dead
 * one stopped. With `faults` it dies at `<name>:view-written`, `:checkpoint-written` or `:committed`.
 */
export class Projector {
  readonly #database: Database;
  readonly #log: EventLog;
  readonly #projection: Projection;
  readonly #checkpoints: Checkpoints;
  readonly #faults: FaultPlan | undefined;

  constructor(database: Database, log: EventLog, projection: Projection, faults?: FaultPlan) {
    this.#database = database;
    this.#log = log;
    this.#projection = projection;
    this.#faults = faults;
    this.#checkpoints = new Checkpoints(database);
    database.exec(projection.schema);
  }

  // #region step
  /** Applies the next batch and returns its size; 0 means that nothing waits. */
  step(limit = 100): number {
    const { name, apply } = this.#projection;
    const applied = transaction(this.#database, () => {
      const batch = readSafe(this.#log, this.#checkpoints.load(name), limit);
      for (const recorded of batch) {
        const outcome = apply(this.#database, recorded);
        if (outcome !== 'applied') throw new Error(`${name}: ${recorded.id} is ${outcome}`);
        this.#faults?.reach(`${name}:view-written`);
      }
      const last = batch.at(-1);
      if (last) this.#checkpoints.save(name, last);
      this.#faults?.reach(`${name}:checkpoint-written`);
      return batch.length;
    });
    this.#faults?.reach(`${name}:committed`);
    return applied;
  }
  // #endregion step

  /** The last event that the view shows. */
  get cursor(): Cursor {
    return this.#checkpoints.load(this.#projection.name);
  }

  /** Applies everything that waits. */
  catchUp(): void {
    while (this.step() > 0);
  }
}

/** The rows of a table, by its first column. */
export function rows(database: Database, table: string): Record<string, unknown>[] {
  return database.prepare(`SELECT * FROM ${table} ORDER BY 1`).all();
}
