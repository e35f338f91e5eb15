// ---
// title: { en: Decide and append with retry, ko: 재시도하는 결정과 추가 }
// description:
//   en: Loads, decides, appends; on a conflict loads and decides again, and recognises a command that was carried out before.
//   ko: 불러오고 결정하고 추가합니다. 충돌하면 다시 불러와 다시 결정하며, 이미 수행한 커맨드를 알아봅니다.
// pattern: event-sourcing
// lesson: 02c-event-sourcing-implementation#expected-version
// names: [Order]
// stops: ["5"]
// ---

export interface Recorded<Event> {
  readonly event: Event;
  /** The command the event came from. */
  readonly commandId: string;
}

export interface EventStore<Event> {
  read(stream: string): Promise<readonly Recorded<Event>[]>;
  /** All or none; throws `ConcurrencyError` unless the last event has `expectedVersion` (from 0; -1: no stream). */
  append(stream: string, events: readonly Recorded<Event>[], expectedVersion: number): Promise<void>;
}

export class ConcurrencyError extends Error {
  override readonly name = 'ConcurrencyError';
}

export interface OrderDecider<State, Command, Event, Refusal> {
  readonly initial: State;
  readonly evolve: (state: State, event: Event) => State;
  readonly decide: (
    state: State,
    command: Command,
  ) => { readonly events: readonly Event[] } | { readonly refused: Refusal };
}

export type OrderOutcome<Refusal> = { readonly version: number } | { readonly refused: Refusal };

/**
 * Carries out one command on one order. Sending it again with the same `commandId`, after a crash or a lost answer,
 * changes nothing.
 *
 * @throws ConcurrencyError when others keep being first: too many write this stream
 */
export async function execute<State, Command, Event, Refusal>(
  store: EventStore<Event>,
  { initial, evolve, decide }: OrderDecider<State, Command, Event, Refusal>,
  orderId: string,
  commandId: string,
  command: Command,
): Promise<OrderOutcome<Refusal>> {
  const stream = `order-${orderId}`;
  const maxAttempts = 5;
  for (let attempt = 1; ; attempt++) {
    const history = await store.read(stream);
    const own = history.findLastIndex((recorded) => recorded.commandId === commandId);
    if (own >= 0) return { version: own };

    const decision = decide(
      history.reduce((state, { event }) => evolve(state, event), initial),
      command,
    );
    if ('refused' in decision) return decision;
    const version = history.length - 1;
    if (decision.events.length === 0) return { version };
    try {
      await store.append(
        stream,
        decision.events.map((event) => ({ event, commandId })),
        version,
      );
      return { version: version + decision.events.length };
    } catch (error) {
      if (!(error instanceof ConcurrencyError) || attempt === maxAttempts) throw error;
    }
  }
}
