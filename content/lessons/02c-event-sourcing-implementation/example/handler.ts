import { streamOf } from '../../../shop/domain.ts';
import { ConcurrencyError, type EventStore } from '../../../shop/eventStore.ts';
import type { OrderCommand, OrderEvent } from '../../../shop/messages.ts';
import { decide, fold } from './order.ts';
import { AnswerLost } from './remoteStore.ts';

export type OrderStore = Pick<EventStore<OrderEvent>, 'load' | 'append'>;

/** How a command ended, and the conflicts on the way there. */
export type Outcome = { readonly conflicts: readonly ConcurrencyError[] } & (
  | { readonly version: number; readonly events: readonly OrderEvent[] }
  | { readonly refused: string }
);

const ATTEMPTS = 5;

// #region handle
/** Loads, decides, appends. After a conflict the decision is stale, so all three are done again. */
export async function handle(store: OrderStore, commandId: string, command: OrderCommand): Promise<Outcome> {
  const stream = streamOf.order(command.data.orderId);
  const conflicts: ConcurrencyError[] = [];
  while (conflicts.length < ATTEMPTS) {
    const { events: history, version } = await store.load(stream);
    const decision = decide(fold(history), command);
    if ('refused' in decision) return { refused: decision.refused, conflicts };
    try {
      const { events } = decision;
      return { version: await appendOnce(store, stream, version, commandId, events), events, conflicts };
    } catch (error) {
      if (!(error instanceof ConcurrencyError)) throw error;
      conflicts.push(error);
    }
  }
  throw new Error(`${stream}: still in conflict after ${ATTEMPTS} attempts`);
}
// #endregion handle

// #region once
/** The ids come from the command, so that an append whose answer was lost can be sent again as it was. */
async function appendOnce(
  store: OrderStore,
  stream: string,
  expected: number,
  commandId: string,
  events: readonly OrderEvent[],
): Promise<number> {
  const named = events.map((event, index) => ({ id: `${commandId}/${index}`, event }));
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    try {
      return await store.append(stream, expected, named);
    } catch (error) {
      if (!(error instanceof AnswerLost)) throw error;
    }
  }
  throw new Error(`${stream}: no answer after ${ATTEMPTS} attempts`);
}
// #endregion once
