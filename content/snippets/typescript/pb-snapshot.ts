// ---
// title: { en: Snapshot, ko: 스냅샷 }
// description:
//   en: Keeps a folded state as a cache with the version of the fold; any that does not fit is ignored and replay decides.
//   ko: 접은 상태를 폴드 버전과 함께 캐시로 둡니다. 맞지 않는 스냅샷은 무시하고 재생 결과를 따릅니다.
// pattern: event-sourcing
// lesson: 03c-event-sourcing-implementation#snapshots
// names: [Order]
// stops: ["1", "100"]
// ---

/** Raise it with every change of `evolve` or of the state: older snapshots are then no longer used. */
const foldVersion = 1;
const everyEvents = 100;

export interface OrderSnapshot<State> {
  readonly foldVersion: number;
  /** How many events are folded in. */
  readonly eventCount: number;
  readonly state: State;
}

export interface OrderStreams<Event> {
  /** The events from index `from` on. */
  read(orderId: string, from: number): Promise<readonly Event[]>;
}

/** May lose what it has at any time. */
export interface OrderSnapshots<State> {
  load(orderId: string): Promise<OrderSnapshot<State> | undefined>;
  save(orderId: string, snapshot: OrderSnapshot<State>): Promise<void>;
}

/** The same state as a replay of all events, from fewer reads. Measure the length of your streams before you use it. */
export async function loadOrder<State, Event>(
  streams: OrderStreams<Event>,
  snapshots: OrderSnapshots<State>,
  orderId: string,
  initial: State,
  evolve: (state: State, event: Event) => State,
): Promise<{ readonly state: State; readonly version: number }> {
  const stored = await snapshots.load(orderId);
  const usable = stored?.foldVersion === foldVersion ? stored : { state: initial, eventCount: 0 };
  const newer = await streams.read(orderId, usable.eventCount);
  const state = newer.reduce(evolve, usable.state);
  const eventCount = usable.eventCount + newer.length;
  if (newer.length >= everyEvents) await snapshots.save(orderId, { foldVersion, eventCount, state });
  return { state, version: eventCount - 1 };
}
