import type { EventLog, Recorded } from './log.ts';

/** Where a reader stands: behind this event of this transaction. */
export interface Cursor {
  readonly tx: number;
  readonly position: number;
}

export const START: Cursor = { tx: 0, position: 0 };

/** Reads up to `limit` events behind a cursor. */
export type Read = (log: EventLog, cursor: Cursor, limit?: number) => readonly Recorded[];

// #region naive
/** `WHERE position > $1 ORDER BY position`: takes a position for a place in time. */
export const readNaive: Read = (log, cursor, limit) =>
  log
    .committed()
    .filter((event) => event.position > cursor.position)
    .slice(0, limit);
// #endregion naive

/** Stops at the horizon, but remembers a position alone: the second mistake behind the first. */
export const readHalfway: Read = (log, cursor, limit) => {
  const horizon = log.horizon();
  return readNaive(log, cursor)
    .filter((event) => event.tx < horizon)
    .slice(0, limit);
};

// #region safe
/** Below the horizon nothing can appear any more, and nothing can slip into the order (tx, position). */
export const readSafe: Read = (log, cursor, limit) => {
  const horizon = log.horizon();
  return log
    .committed()
    .filter((event) => event.tx < horizon && compare(event, cursor) > 0)
    .sort(compare)
    .slice(0, limit);
};

export function compare(a: Cursor, b: Cursor): number {
  return a.tx - b.tx || a.position - b.position;
}
// #endregion safe

/** The committed events that a reader at `cursor` has not seen, whether it may read them yet or not. */
export function waiting(log: EventLog, cursor: Cursor): readonly Recorded[] {
  return log.committed().filter((event) => compare(event, cursor) > 0);
}
