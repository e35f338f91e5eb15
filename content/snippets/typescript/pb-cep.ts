// ---
// title: { en: Pattern of events in time, ko: 시간 안의 이벤트 패턴 }
// description:
//   en: Finds a number of events of one key within a span of event time; replay finds the same, repetition finds no more.
//   ko: 같은 키의 이벤트가 정해진 이벤트 시각 안에 몇 번 있었는지 찾습니다. 다시 돌려도 결과가 같고 중복은 세지 않습니다.
// pattern: streams
// lesson: 02b-real-time-stream-processing#pattern
// names: [PaymentDeclined]
// stops: ["3", "60_000"]
// ---

const threshold = 3;
const withinMs = 60_000;

export interface PaymentDeclined {
  readonly id: string;
  readonly customerId: string;
  /** When it happened, in milliseconds since 1970. */
  readonly eventTime: number;
}

export interface PaymentDeclinedAlert {
  readonly customerId: string;
  /** The events that make up the pattern, oldest first. */
  readonly eventIds: readonly string[];
}

/** Waits for the watermark before it looks, so the order of arrival makes no difference. */
export class PaymentDeclinedPattern {
  readonly #waiting = new Map<string, PaymentDeclined>();
  readonly #recent = new Map<string, readonly PaymentDeclined[]>();

  /** A repeated event takes its own place; one that the watermark has passed comes too late to be seen. */
  add(event: PaymentDeclined): void {
    this.#waiting.set(event.id, event);
  }

  /** The patterns that are complete up to `watermark`; the events of one are not used for another. */
  advance(watermark: number): readonly PaymentDeclinedAlert[] {
    const ready = [...this.#waiting.values()]
      .filter(({ eventTime }) => eventTime <= watermark)
      .sort((one, other) => one.eventTime - other.eventTime || (one.id < other.id ? -1 : 1));
    for (const { id } of ready) this.#waiting.delete(id);
    const alerts = ready.flatMap((event) => this.#match(event) ?? []);
    this.#forget(watermark);
    return alerts;
  }

  #match(event: PaymentDeclined): PaymentDeclinedAlert | undefined {
    const { customerId, eventTime } = event;
    const earlier = this.#recent.get(customerId) ?? [];
    const events = [...earlier.filter((other) => eventTime - other.eventTime < withinMs), event];
    const complete = events.length >= threshold;
    this.#recent.set(customerId, complete ? [] : events);
    return complete ? { customerId, eventIds: events.map(({ id }) => id) } : undefined;
  }

  /** Keys without a recent event need no memory. */
  #forget(watermark: number): void {
    for (const [customerId, events] of this.#recent) {
      if (!events.some(({ eventTime }) => watermark - eventTime < withinMs)) this.#recent.delete(customerId);
    }
  }
}
