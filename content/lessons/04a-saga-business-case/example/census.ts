import type { OrderFacts } from './naiveCheckout.ts';

// #region census
/** End states that no business process knows, and what the customer sees of them. */
export const broken = {
  'paid-no-stock': ({ paid, reserved }: OrderFacts) => paid && !reserved,
  'reserved-unpaid': ({ paid, reserved }: OrderFacts) => !paid && reserved,
  'paid-not-approved': ({ paid, reserved, state }: OrderFacts) => paid && reserved && state !== 'APPROVED',
  'pending-for-ever': ({ paid, reserved, state }: OrderFacts) => !paid && !reserved && state === 'PENDING',
};
// #endregion census

export type Broken = keyof typeof broken;
export type Census = Readonly<Record<Broken, number>>;

export function census(facts: readonly OrderFacts[]): Census {
  const count = (kind: Broken) => facts.filter(broken[kind]).length;
  return {
    'paid-no-stock': count('paid-no-stock'),
    'reserved-unpaid': count('reserved-unpaid'),
    'paid-not-approved': count('paid-not-approved'),
    'pending-for-ever': count('pending-for-ever'),
  };
}

export function total(counted: Census): number {
  return Object.values(counted).reduce((sum, each) => sum + each, 0);
}
