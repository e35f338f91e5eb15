import type { CustomerId, OrderId } from '../../../shop/domain.ts';
import { ConcurrencyError, type EventStore } from '../../../shop/eventStore.ts';
import type { Message } from '../../../shop/messages.ts';

export type CouponEvent =
  | Message<'CouponReserved', { readonly orderId: OrderId }>
  | Message<'CouponReleased', { readonly orderId: OrderId }>;

// #region reserve
/** A coupon once a customer: the stream's name is the set's key, and its expected version is the lock. */
export async function reserve(
  store: EventStore<CouponEvent>,
  coupon: string,
  customerId: CustomerId,
  orderId: OrderId,
): Promise<boolean> {
  const stream = `coupon-${coupon}-${customerId}`;
  const { events, version } = await store.load(stream);
  if (events.at(-1)?.type === 'CouponReserved') return false;
  const event = { type: 'CouponReserved', data: { orderId } } as const;
  try {
    await store.append(stream, version, [{ id: `${stream}-${orderId}`, event }]);
    return true;
  } catch (error) {
    if (error instanceof ConcurrencyError) return false; // somebody else holds it now
    throw error;
  }
}
// #endregion reserve

/** The order was rejected: the coupon may be used again. */
export async function release(
  store: EventStore<CouponEvent>,
  coupon: string,
  customerId: CustomerId,
  orderId: OrderId,
): Promise<void> {
  const stream = `coupon-${coupon}-${customerId}`;
  const { version } = await store.load(stream);
  const event = { type: 'CouponReleased', data: { orderId } } as const;
  await store.append(stream, version, [{ id: `${stream}-${orderId}-released`, event }]);
}

/** The same rule asked of a view: what it says may be old already. */
export async function checkView(used: Set<CustomerId>, customerId: CustomerId): Promise<boolean> {
  const free = !used.has(customerId);
  await Promise.resolve(); // the way to the store
  if (free) used.add(customerId);
  return free;
}
