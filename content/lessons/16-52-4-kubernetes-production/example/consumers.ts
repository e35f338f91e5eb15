// #region lag
/** As many consumers as bring the lag of each to `lagThreshold`, and never more than there are partitions. */
export function consumersFor(lag: number, lagThreshold: number, partitions: number): number {
  return Math.min(partitions, Math.ceil(lag / lagThreshold));
}
// #endregion lag

export interface Share {
  readonly idle: number;
  /** Partitions of the busiest consumer. */
  readonly most: number;
  readonly catchUpSeconds: number;
}

/** How `consumers` of a group share the partitions, each working through `perSecond` messages. */
export function share(consumers: number, partitions: number, lag: number, perSecond: number): Share {
  const most = Math.ceil(partitions / consumers);
  return {
    idle: Math.max(0, consumers - partitions),
    most,
    catchUpSeconds: Math.round(((lag / partitions) * most) / perSecond),
  };
}
