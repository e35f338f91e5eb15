import type { EventLog } from './log.ts';
import type { Shop } from './shop.ts';

// #region slis
/** Age of the oldest event that the view does not show, in seconds: how wrong a page can be. */
export function lagAge({ log, view, clock }: Shop): number {
  const [oldest] = log.after(view.position, 1);
  return oldest ? (clock.now() - oldest.time) / 1_000 : 0;
}

/** The share of appends that lost a race: whether streams are cut where work is done. */
export function conflictRate({ attempts, conflicts }: EventLog): number {
  return conflicts / attempts;
}

/** Events in the longest stream: how long the slowest command has to load. */
export function longestStream(log: EventLog): number {
  return Math.max(0, ...log.streams().map((name) => log.stream(name).length));
}
// #endregion slis
