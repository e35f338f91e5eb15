import type { EventLog, OrderEvent } from './log.ts';

export type State = 'NONE' | 'PENDING' | 'APPROVED' | 'CANCELLED';

const STATE_AFTER: Record<OrderEvent['type'], State> = {
  OrderPlaced: 'PENDING',
  OrderApproved: 'APPROVED',
  OrderCancelled: 'CANCELLED',
};

export function replay(log: EventLog, stream: string, versions = Number.POSITIVE_INFINITY): State {
  return log
    .stream(stream)
    .slice(0, versions)
    .reduce<State>((_, { event }) => STATE_AFTER[event.type], 'NONE');
}

/** Snapshots by stream: the state after so many events. */
export type Snapshots = Map<string, { readonly versions: number; readonly state: State }>;

// #region verify
/** The streams whose snapshot differs from the replay it stands for. */
export function badSnapshots(log: EventLog, snapshots: Snapshots): string[] {
  return [...snapshots]
    .filter(([stream, { versions, state }]) => replay(log, stream, versions) !== state)
    .map(([stream]) => stream);
}

/** A snapshot is a cache: one that is wrong goes, and the next load replays. */
export function dropBadSnapshots(log: EventLog, snapshots: Snapshots): void {
  for (const stream of badSnapshots(log, snapshots)) snapshots.delete(stream);
}
// #endregion verify
