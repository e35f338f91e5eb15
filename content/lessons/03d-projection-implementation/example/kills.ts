import { Crash, FaultPlan } from '../../../shop/faultPlan.ts';
import { checkInvariants, type Violation } from '../../../shop/invariants.ts';
import { Rng } from '../../../shop/rng.ts';
import { type Database, openDatabase } from '../../../shop/sqlite.ts';
import { compare } from './cursors.ts';
import { EventLog, type NewEvent } from './log.ts';
import { Projector, rows } from './projector.ts';
import { SearchIndex, SearchProjector } from './search.ts';
import { orderHistoryV1, type Projection, skuDemand } from './views.ts';

const TABLES = [orderHistoryV1, skuDemand];

/** The three views: two tables, and an index on another server. */
export interface Views {
  readonly database: Database;
  readonly index: SearchIndex;
}

/** The views as they are after a fresh replay of the whole log. */
function replay(log: EventLog): Views {
  const views = { database: openDatabase(), index: new SearchIndex() };
  catchUp(log, views);
  return views;
}

/** I5: every view equals a fresh replay of the log. */
export function compareWithReplay(log: EventLog, live: Views): Violation[] {
  const fresh = replay(log);
  return checkInvariants({
    views: [
      ...TABLES.map(({ name }) => ({
        name,
        live: rows(live.database, name),
        replayed: rows(fresh.database, name),
      })),
      { name: 'order_search', live: live.index.all(), replayed: fresh.index.all() },
    ],
  });
}

/**
 * Appends a history one event at a time while three projectors follow, and kills them `kills` times at random
 * points. After each kill of a projector that fills a table, the table is compared with that of a projector which
 * nobody kills, at the same checkpoint; `violations` are the differences.
 */
export function followUnderFire(history: Iterable<NewEvent>, seed: number, kills: number) {
  const log = new EventLog();
  const live: Views = { database: openDatabase(), index: new SearchIndex() };
  const calm = openDatabase();
  const faults = new FaultPlan(new Rng(seed), { crash: 0.05 });
  const violations: Violation[] = [];

  for (const event of history) {
    log.append(event);
    for (const projection of TABLES) {
      const killed = dies(() => new Projector(live.database, log, projection, faults).step());
      if (killed) violations.push(...compareWithCalm(projection));
    }
    dies(() => new SearchProjector(live.database, live.index, log, faults).step());
  }
  catchUp(log, live);
  return { log, live, violations, crashes: faults.crashes };

  /** Runs a process that may be killed; returns whether it was. */
  function dies(run: () => void): boolean {
    try {
      run();
      return false;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      if (faults.crashes.length === kills) faults.stop();
      return true;
    }
  }

  function compareWithCalm(projection: Projection): Violation[] {
    const { cursor } = new Projector(live.database, log, projection);
    const twin = new Projector(calm, log, projection);
    while (compare(twin.cursor, cursor) < 0) twin.step(1);
    const { name } = projection;
    return checkInvariants({
      views: [{ name, live: rows(live.database, name), replayed: rows(calm, name) }],
    });
  }
}

function catchUp(log: EventLog, { database, index }: Views): void {
  for (const projection of TABLES) new Projector(database, log, projection).catchUp();
  const search = new SearchProjector(database, index, log);
  while (search.step() > 0);
}
