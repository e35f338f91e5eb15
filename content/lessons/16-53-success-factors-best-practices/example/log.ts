/** What happens to an order. A total that is not a number is one that the running release does not understand. */
export type OrderEvent =
  | { readonly type: 'OrderPlaced'; readonly total: number | { readonly voucher: string } }
  | { readonly type: 'OrderApproved' }
  | { readonly type: 'OrderCancelled' };

export interface Recorded {
  /** Its place in the log, from 1. */
  readonly position: number;
  readonly stream: string;
  /** Its place in the stream, from 0. */
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly event: OrderEvent;
}

/** The log: the one thing that cannot be rebuilt. */
export class EventLog {
  readonly #events: Recorded[] = [];
  readonly #streams = new Map<string, Recorded[]>();
  attempts = 0;
  conflicts = 0;

  /** Appends when the stream is still at `expected` (-1: it has no events); false when somebody else was first. */
  append(stream: string, expected: number, event: OrderEvent, time: number): boolean {
    this.attempts++;
    const before = this.stream(stream);
    if (before.length - 1 !== expected) {
      this.conflicts++;
      return false;
    }
    const recorded = { position: this.#events.length + 1, stream, version: before.length, time, event };
    this.#events.push(recorded);
    this.#streams.set(stream, [...before, recorded]);
    return true;
  }

  stream(name: string): readonly Recorded[] {
    return this.#streams.get(name) ?? [];
  }

  streams(): string[] {
    return [...this.#streams.keys()];
  }

  after(position: number, limit = Number.POSITIVE_INFINITY): readonly Recorded[] {
    return this.#events.slice(position, position + limit);
  }
}
