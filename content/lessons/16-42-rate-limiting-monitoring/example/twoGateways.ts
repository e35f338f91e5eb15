import type { RatePolicy } from '../../../shop/rateLimit.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { type AsyncLimit, atomic, readThenWrite, SharedStore, withLocalShare } from './sharedLimit.ts';

type Make = (store: SharedStore, policy: RatePolicy, clock: SimClock) => AsyncLimit;

/** How a gateway decides, with a store it shares and one that may be down. */
export const limiters = {
  'read, then write': readThenWrite,
  'one atomic step': atomic,
  'fail open': orElse(true),
  'fail closed': orElse(false),
  'local share': (store, policy, clock) => withLocalShare(atomic(store, policy, clock), policy, 2, clock),
} satisfies Record<string, Make>;

function orElse(answer: boolean): Make {
  return (store, policy, clock) => {
    const shared = atomic(store, policy, clock);
    return (key) => shared(key).catch(() => answer);
  };
}

/** How many of 100 requests, 50 at each of two gateways and all at once, are admitted. */
export async function admittedOf100(
  make: Make,
  policy: RatePolicy,
  isDown: boolean,
  seed = 1,
): Promise<number> {
  const clock = new SimClock();
  const store = new SharedStore(clock, seed);
  store.isDown = isDown;
  const gateways = [make(store, policy, clock), make(store, policy, clock)];
  const verdicts = Promise.all(gateways.flatMap((limit) => Array.from({ length: 50 }, () => limit('cus-1'))));
  await clock.runUntilIdle();
  return (await verdicts).filter(Boolean).length;
}
