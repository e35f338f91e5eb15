/** An amount in minor units of ISO 4217: cents of a euro, and whole won, for the won has no minor unit. */
export interface Money {
  readonly amount: number;
  readonly currency: 'KRW';
}

/** Whole won; throws a RangeError for a fraction. */
export function won(amount: number): Money {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`won: ${amount} is not a whole number`);
  return { amount, currency: 'KRW' };
}

export function times(price: Money, quantity: number): Money {
  return won(price.amount * quantity);
}

export function sum(amounts: readonly Money[]): Money {
  return won(amounts.reduce((total, money) => total + money.amount, 0));
}

/** `₩87,000`. */
export function formatMoney(money: Money): string {
  return `₩${String(money.amount).replace(/\B(?=(\d{3})+$)/g, ',')}`;
}
