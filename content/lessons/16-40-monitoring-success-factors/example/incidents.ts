import { type BurnRule, ErrorBudget } from '../../../shop/burnRate.ts';

export interface Incident {
  readonly name: string;
  readonly minutes: number;
  /** The share of requests that fail meanwhile. */
  readonly errors: number;
}

export const incidents: readonly Incident[] = [
  { name: '10 % errors, 2 min', minutes: 2, errors: 0.1 },
  { name: 'total outage, 2 min', minutes: 2, errors: 1 },
  { name: '1.5 % errors, 1 h', minutes: 60, errors: 0.015 },
  { name: '0.7 % errors, 6 h', minutes: 360, errors: 0.007 },
  { name: '0.15 % errors, 3 d', minutes: 4_320, errors: 0.0015 },
];

/** The alert most teams begin with: more than 1 % errors in five minutes. */
export const simpleRule: BurnRule = { severity: 'page', factor: 10, long: 5, short: 5 };

export interface Alert {
  readonly severity: BurnRule['severity'];
  /** Minutes from the begin of the incident. */
  readonly from: number;
  /** Minutes from its end; below 0 when the alert ends before the incident does. */
  readonly overAfter: number;
}

const HEALTHY = { good: 600, bad: 0 };
const THREE_DAYS = 3 * 24 * 60;

// #region replay
/** Three quiet days, the incident, a quiet day: when did the first alert come, and when did it end? */
export function replay({ minutes, errors }: Incident, rules: readonly BurnRule[]): Alert | undefined {
  const budget = new ErrorBudget(0.999);
  let first: { severity: BurnRule['severity']; from: number } | undefined;
  let last = 0;
  for (let minute = 1 - THREE_DAYS; minute <= minutes + 24 * 60; minute++) {
    const isBad = minute > 0 && minute <= minutes;
    budget.record(isBad ? { good: 600 * (1 - errors), bad: 600 * errors } : HEALTHY);
    const [alert] = budget.firing(rules);
    if (!alert) continue;
    first ??= { severity: alert.severity, from: minute };
    last = minute;
  }
  return first && { ...first, overAfter: last + 1 - minutes };
}
// #endregion replay

/** The share of a 30-day budget that an incident spends. */
export function cost({ minutes, errors }: Incident): number {
  return (minutes * errors) / (30 * 24 * 60 * 0.001);
}
