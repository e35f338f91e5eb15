import type { RatePolicy } from '../../../shop/rateLimit.ts';

/** A store that all gateways share. Every call is a round trip; `update` runs its function inside the store. */
export interface Store {
  get(key: string): Promise<number | undefined>;
  set(key: string, due: number): Promise<void>;
  update<T>(key: string, change: (due: number | undefined) => readonly [result: T, due: number]): Promise<T>;
}

/** GCRA: whether a request at `nowMs` passes, and when the next one is due, in seconds. */
export function decide(
  { quota, windowMs, burst }: RatePolicy,
  due: number | undefined,
  nowMs: number,
): { readonly admitted: boolean; readonly due: number } {
  const interval = windowMs / 1_000 / quota;
  const now = nowMs / 1_000;
  const from = Math.max(due ?? now, now);
  if (from - now > (burst - 1) * interval) return { admitted: false, due: from };
  return { admitted: true, due: from + interval };
}

/** Whether a request of `key` passes. */
export async function take(store: Store, policy: RatePolicy, key: string, nowMs: number): Promise<boolean> {
  const { admitted, due } = decide(policy, await store.get(key), nowMs);
  if (admitted) await store.set(key, due);
  return admitted;
}
