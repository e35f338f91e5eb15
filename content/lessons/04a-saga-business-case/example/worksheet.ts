import { type Money, won } from '../../../shop/money.ts';
import type { Broken, Census } from './census.ts';

// #region assumptions
/** Everything here is an assumption of this example. Put your own numbers in, and write down where they are from. */
export interface Assumptions {
  readonly ordersAMonth: number;
  /** Support and engineering time for one case, in minutes. */
  readonly minutes: Readonly<Record<Broken, number>>;
  /** What an hour of that time costs. */
  readonly hour: Money;
  /** Margin lost while one piece is reserved for nobody. */
  readonly margin: Money;
}
// #endregion assumptions

// #region cost
/** What the broken end states of a census cost in a month. */
export function monthlyCost(counted: Census, orders: number, assumed: Assumptions): Money {
  const scale = assumed.ordersAMonth / orders;
  const minutes = (Object.keys(counted) as Broken[]).reduce(
    (sum, kind) => sum + counted[kind] * assumed.minutes[kind],
    0,
  );
  const work = (minutes / 60) * assumed.hour.amount;
  const lostSales = counted['reserved-unpaid'] * assumed.margin.amount;
  return won(Math.round((work + lostSales) * scale));
}
// #endregion cost
