// ---
// title: { en: Upcaster chain, ko: 업캐스터 체인 }
// description:
//   en: Brings stored events of any version to the newest shape when they are read; what is stored is never changed.
//   ko: 저장된 이벤트를 읽을 때 어떤 버전이든 최신 모양으로 바꿉니다. 저장된 내용은 바꾸지 않습니다.
// pattern: event-sourcing
// lesson: 03c-event-sourcing-implementation#never-edit
// names: [OrderPlaced]
// ---

export interface StoredEvent {
  readonly type: string;
  readonly version: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The newest shape: the only one that the rest of the code knows. */
export interface OrderPlaced {
  readonly customerId: string;
  readonly total: { readonly amount: number; readonly currency: string };
  readonly channel: string;
}

type Data = Readonly<Record<string, unknown>>;

/**
 * By type; the step at index i leads from version i + 1 to i + 2. A step is pure and, once released, never changes:
 * what it adds must be true of every old event, or say that it is not known.
 */
const upcasters: Readonly<Record<string, readonly ((data: Data) => Data)[]>> = {
  OrderPlaced: [
    // Everything was sold in won before version 2.
    ({ total, ...rest }) => ({ ...rest, total: { amount: total, currency: 'KRW' } }),
    (data) => ({ ...data, channel: 'unknown' }),
  ],
};

/** The event in its newest version; throws for one that is newer than this program. */
export function upcast(event: StoredEvent): StoredEvent {
  const steps = upcasters[event.type] ?? [];
  const newest = steps.length + 1;
  if (!Number.isInteger(event.version) || event.version < 1 || event.version > newest) {
    throw new RangeError(`${event.type} has version ${event.version}, this program knows 1 to ${newest}`);
  }
  const data = steps.slice(event.version - 1).reduce((old, step) => step(old), event.data);
  return { ...event, version: newest, data };
}
