import { type Cursor, waiting } from './cursors.ts';
import type { EventLog } from './log.ts';

export interface Lag {
  /** Committed events that the view does not show yet. */
  readonly events: number;
  /** Age of the oldest of them: how stale an answer can be. */
  readonly seconds: number;
}

// #region lag
/** The lag of a view whose checkpoint is `cursor`; `now` is in milliseconds since 1970. */
export function lagOf(log: EventLog, cursor: Cursor, now: number): Lag {
  const unseen = waiting(log, cursor);
  const oldest = Math.min(now, ...unseen.map(({ time }) => time));
  return { events: unseen.length, seconds: (now - oldest) / 1000 };
}
// #endregion lag
