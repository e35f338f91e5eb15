/** A consumer and its topic, in messages a second. */
export interface Load {
  readonly arrivals: number;
  readonly service: number;
  /** How long the consumer is away, in seconds. */
  readonly outage: number;
}

export interface Moment {
  readonly second: number;
  readonly backlog: number;
  /** Age of the oldest message that is not processed, in seconds. */
  readonly age: number;
}

// #region lag
/** The backlog and its age at every second from the beginning of an outage until the consumer has caught up. */
export function outage({ arrivals, service, outage: away }: Load): Moment[] {
  const moments: Moment[] = [];
  let processed = 0;
  for (let second = 0; ; second++) {
    const arrived = arrivals * second;
    if (second > away) processed = Math.min(arrived, processed + service);
    moments.push({ second, backlog: arrived - processed, age: second - processed / arrivals });
    if (second > away && processed === arrived) return moments;
  }
}
// #endregion lag

/** How old the oldest message of a backlog is, in seconds, if they arrived evenly at `arrivals` a second. */
export function ageOf(backlog: number, arrivals: number): number {
  return backlog / arrivals;
}
