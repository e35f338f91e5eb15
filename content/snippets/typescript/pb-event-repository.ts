// ---
// title: { en: Event-sourced repository with expected version, ko: 기대 버전을 확인하는 이벤트 소싱 저장소 }
// description:
//   en: Loads an aggregate by folding its stream and appends only if nobody else appended meanwhile.
//   ko: 스트림을 접어 애그리거트를 불러오고, 그사이 아무도 추가하지 않았을 때만 이벤트를 추가합니다.
// pattern: event-sourcing
// lesson: 02c-event-sourcing-implementation#expected-version
// names: [Order]
// ---

export interface EventStore<Event> {
  read(stream: string): Promise<readonly Event[]>;
  /**
   * Appends all events or none, and returns the new version: that of the last event, counted from 0.
   * Throws `ConcurrencyError` unless the stream is still at `expectedVersion` (-1: it does not exist yet).
   */
  append(stream: string, events: readonly Event[], expectedVersion: number): Promise<number>;
}

/** Somebody else was first. Load and decide again: appending the same events would act on what is no longer true. */
export class ConcurrencyError extends Error {
  override readonly name = 'ConcurrencyError';
}

export interface LoadedOrder<State> {
  readonly state: State;
  /** Hand it back to `save` unchanged. */
  readonly version: number;
}

export class OrderRepository<State, Event> {
  readonly #store: EventStore<Event>;
  readonly #initial: State;
  readonly #evolve: (state: State, event: Event) => State;

  constructor(store: EventStore<Event>, initial: State, evolve: (state: State, event: Event) => State) {
    this.#store = store;
    this.#initial = initial;
    this.#evolve = evolve;
  }

  async load(orderId: string): Promise<LoadedOrder<State>> {
    const history = await this.#store.read(streamOf(orderId));
    return {
      state: history.reduce((state, event) => this.#evolve(state, event), this.#initial),
      version: history.length - 1,
    };
  }

  /** Returns the version the order is at now; throws `ConcurrencyError` when it moved since it was loaded. */
  async save(orderId: string, events: readonly Event[], expectedVersion: number): Promise<number> {
    if (events.length === 0) return expectedVersion;
    return this.#store.append(streamOf(orderId), events, expectedVersion);
  }
}

function streamOf(orderId: string): string {
  return `order-${orderId}`;
}
