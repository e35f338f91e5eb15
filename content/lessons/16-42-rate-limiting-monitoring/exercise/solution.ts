import type { RatePolicy } from '../../../shop/rateLimit.ts';

/** A store that all gateways share. Every call is a round trip; `update` runs its function inside the store. */
export interface Store {
  get(key: string): Promise<number | undefined>;
  set(key: string, due: number): Promise<void>;
  update<T>(key: string, change: (due: number | undefined) => readonly [result: T, due: number]): Promise<T>;
}

/** GCRA: whether a request at `nowMs` passes, and when the next one is due, in units of 1/quota ms. */
export function decide(
  { quota, windowMs, burst }: RatePolicy,
  due: number | undefined,
  nowMs: number,
): { readonly admitted: boolean; readonly due: number } {
  const now = nowMs * quota;
  const from = Math.max(due ?? now, now);
  if (from - now > (burst - 1) * windowMs) return { admitted: false, due: from };
  return { admitted: true, due: from + windowMs };
}

/** Whether a request of `key` passes. */
export function take(store: Store, policy: RatePolicy, key: string, nowMs: number): Promise<boolean> {
  return store.update(key, (known) => {
    const { admitted, due } = decide(policy, known, nowMs);
    return [admitted, due];
  });
}
