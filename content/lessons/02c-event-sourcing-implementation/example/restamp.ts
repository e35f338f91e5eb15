import { streamOf } from '../../../shop/domain.ts';
import { ConcurrencyError } from '../../../shop/eventStore.ts';
import type { OrderCommand } from '../../../shop/messages.ts';
import type { OrderStore } from './handler.ts';
import { decide, fold } from './order.ts';

// #region restamp
/** The tempting repair of a conflict: the same events again, under the version that the error reports. */
export async function handleByRestamping(store: OrderStore, commandId: string, command: OrderCommand) {
  const stream = streamOf.order(command.data.orderId);
  const { events: history, version } = await store.load(stream);
  const decision = decide(fold(history), command);
  if ('refused' in decision) return;
  const events = decision.events.map((event, index) => ({ id: `${commandId}/${index}`, event }));
  try {
    await store.append(stream, version, events);
  } catch (error) {
    if (!(error instanceof ConcurrencyError)) throw error;
    await store.append(stream, error.actual, events); // decided about version 0, stored after version 1
  }
}
// #endregion restamp
