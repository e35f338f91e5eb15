import type { CustomerId, OrderId } from '../../../shop/domain.ts';
import type { Message } from '../../../shop/messages.ts';
import type { Money } from '../../../shop/money.ts';

/** The only shape that the rest of the program knows. */
export interface OrderPlaced {
  readonly orderId: OrderId;
  readonly customerId: CustomerId;
  readonly total: Money;
  /** Sealed: see `vault.ts`. */
  readonly address: string;
  readonly channel: 'web' | 'app' | 'unknown';
}

type Data = Record<string, unknown>;
type Upcaster = (data: Data) => Data;

// #region chain
/** One step a version: from v1 to v2, from v2 to v3. A step is never changed once it is out, only followed. */
const orderPlaced: readonly Upcaster[] = [
  // v1 -> v2: `price` was a number of won and is money now.
  ({ price, ...rest }) => ({ ...rest, total: { amount: price, currency: 'KRW' } }),
  // v2 -> v3: `customer` is called `customerId`. Nobody noted the channel then, so nobody guesses it now.
  ({ customer, ...rest }) => ({ ...rest, customerId: customer, channel: 'unknown' }),
];
// #endregion chain

const CHAINS: Readonly<Record<string, readonly Upcaster[]>> = { OrderPlaced: orderPlaced };

// #region upcast
/** `OrderPlaced.v1` as `OrderPlaced` of today. What is stored stays as it is. */
export function upcast(stored: Message): Message {
  const [name = '', version = ''] = stored.type.split('.v');
  const chain = CHAINS[name] ?? [];
  const known = chain.length + 1;
  const from = Number(version);
  if (!(from >= 1 && from <= known)) throw new Error(`${stored.type}: versions 1 to ${known} are known`);
  const data = chain.slice(from - 1).reduce((older, step) => step(older), stored.data as Data);
  return { type: name, data };
}
// #endregion upcast
