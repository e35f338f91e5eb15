import { type OrderId, streamOf } from '../../../shop/domain.ts';
import type { EventStore } from '../../../shop/eventStore.ts';
import { type Command, decide, fold, type PrivateEvent } from './order.ts';

export type Outcome =
  | { readonly event: PrivateEvent; readonly expected: number; readonly version: number }
  | { readonly refused: string };

// #region handle
/** Load, decide, append: one stream, and the version that was decided on. */
export async function handle(
  store: EventStore<PrivateEvent>,
  commandId: string,
  command: Command,
): Promise<Outcome> {
  const stream = streamOf.order(command.data.orderId);
  const { events, version: expected } = await store.load(stream);
  const decision = decide(fold(events), command);
  if ('refused' in decision) return decision;
  const { event } = decision;
  const version = await store.append(stream, expected, [{ id: `${commandId}/0`, event }]);
  return { event, expected, version };
}
// #endregion handle

/** An order by its id needs no view: its stream is short. */
export async function orderById(store: EventStore<PrivateEvent>, orderId: OrderId) {
  return fold((await store.load(streamOf.order(orderId))).events);
}
