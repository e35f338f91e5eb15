import { type Database, transaction } from '../../../shop/sqlite.ts';
import { Checkpoints } from './checkpoints.ts';
import { compare, waiting } from './cursors.ts';
import type { EventLog } from './log.ts';
import { Projector, rows } from './projector.ts';
import type { Projection } from './views.ts';

/** The name that queries read; which table stands behind it is nobody else's business. */
export const ORDER_HISTORY = 'order_history';

/** Points the name at a table. */
export function publish(database: Database, projection: Projection): void {
  database.exec(`CREATE VIEW ${ORDER_HISTORY} AS SELECT * FROM ${projection.name}`);
}

// #region switch
/** Moves the queries from `blue` to `green`, once green shows at least what blue shows; returns whether it did. */
export function switchOver(database: Database, blue: Projection, green: Projection): boolean {
  const checkpoints = new Checkpoints(database);
  return transaction(database, () => {
    if (compare(checkpoints.load(green.name), checkpoints.load(blue.name)) < 0) return false;
    database.exec(`DROP VIEW ${ORDER_HISTORY}`);
    publish(database, green);
    return true;
  });
}
// #endregion switch

/** One round of a rebuild. */
export interface Round {
  /** Events that green has not applied yet. */
  readonly behind: number;
  readonly switched: boolean;
  /** How many orders a customer's query finds at the end of the round. */
  readonly orders: number;
}

/**
 * Fills `green` beside `blue`, `batch` events a round; `arrive` appends what customers do during a round. Ends
 * with the round in which the queries move.
 */
export function* rebuildBeside(
  { log, database, arrive }: { log: EventLog; database: Database; arrive: () => void },
  blue: Projection,
  green: Projection,
  batch: number,
): Generator<Round> {
  const serving = new Projector(database, log, blue);
  const filling = new Projector(database, log, green);
  for (let switched = false; !switched; ) {
    arrive();
    serving.catchUp();
    filling.step(batch);
    switched = switchOver(database, blue, green);
    yield {
      behind: waiting(log, filling.cursor).length,
      switched,
      orders: rows(database, ORDER_HISTORY).length,
    };
  }
}
