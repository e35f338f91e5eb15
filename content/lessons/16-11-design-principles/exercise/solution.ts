/** One hop of a chain of calls. Its caller asks at most `attempts` times. */
export interface Hop {
  /** The share of calls that the hop itself answers, from 0 to 1. */
  readonly availability: number;
  readonly attempts: number;
}

export interface Forecast {
  /** The share of requests that succeed, from 0 to 1. */
  readonly availability: number;
  /** How many calls the last hop may get for one request. */
  readonly worstLoad: number;
}

/** What a chain promises: each hop calls the next, and failures are independent. */
export function forecast(hops: readonly Hop[]): Forecast {
  return {
    availability: hops.reduceRight(
      (rest, { availability, attempts }) => 1 - (1 - availability * rest) ** attempts,
      1,
    ),
    worstLoad: hops.reduce((load, { attempts }) => load * attempts, 1),
  };
}
