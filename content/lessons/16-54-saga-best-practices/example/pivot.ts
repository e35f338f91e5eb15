import { Rng } from '../../../shop/rng.ts';

type Step = 'reserve' | 'authorize' | 'capture';

// #region plans
/** Money first and goods later, or a promise of money first and the money itself last. */
export const captureEarly: readonly Step[] = ['capture', 'reserve'];
export const captureLate: readonly Step[] = ['authorize', 'reserve', 'capture'];
// #endregion plans

/** What undoing costs: 500 orders, of which one in eight finds no stock and one in twenty no money. */
export function undone(plan: readonly Step[]): { refunds: number; voids: number } {
  const rng = new Rng(54);
  const counts = { refunds: 0, voids: 0 };
  for (let nth = 0; nth < 500; nth++) {
    const fails: Record<Step, boolean> = {
      reserve: rng.chance(1 / 8),
      authorize: rng.chance(1 / 20),
      capture: false,
    };
    // Where nobody has authorised, the bank says no to the capture instead.
    if (!plan.includes('authorize')) fails.capture = fails.authorize;
    const failed = plan.findIndex((step) => fails[step]);
    const done = failed < 0 ? [] : plan.slice(0, failed);
    if (done.includes('capture')) counts.refunds++;
    else if (done.includes('authorize')) counts.voids++;
  }
  return counts;
}
