// ---
// title: { en: Watermark with idle partitions, ko: 유휴 파티션을 고려한 워터마크 }
// description:
//   en: Claims how far event time is complete, over all partitions; one that has gone idle does not hold the others back.
//   ko: 모든 파티션에 걸쳐 이벤트 시각이 어디까지 완결되었는지 밝힙니다. 조용해진 파티션은 나머지를 붙잡지 않습니다.
// pattern: streams
// lesson: 02b-real-time-stream-processing#watermarks
// stops: ["5_000", "60_000"]
// ---

/** How much later than a newer event an event may come, in milliseconds; later ones are late. */
const outOfOrderMs = 5_000;
/** How long a partition may be silent before the others go on without it. */
const idleMs = 60_000;

interface Progress {
  maxEventTime: number;
  lastSeen: number;
}

/**
 * "No event before this time is still to come": a claim, not a guarantee. It never goes back.
 * Event times and the clock are milliseconds since 1970; the clock only finds idle partitions.
 */
export class Watermark {
  readonly #partitions: Map<number, Progress>;
  readonly #now: () => number;
  #current = Number.NEGATIVE_INFINITY;

  /** Partitions that have sent nothing yet count too, until they are idle. */
  constructor(partitions: readonly number[], now: () => number) {
    this.#now = now;
    const lastSeen = now();
    this.#partitions = new Map(
      partitions.map((partition) => [partition, { maxEventTime: Number.NEGATIVE_INFINITY, lastSeen }]),
    );
  }

  observe(partition: number, eventTime: number): void {
    const progress = this.#partitions.get(partition);
    if (progress === undefined) throw new RangeError(`unknown partition ${partition}`);
    progress.maxEventTime = Math.max(progress.maxEventTime, eventTime);
    progress.lastSeen = this.#now();
  }

  /** The slowest partition that is not idle decides. While all are idle, time stands still. */
  get current(): number {
    const now = this.#now();
    const active = [...this.#partitions.values()].filter(({ lastSeen }) => now - lastSeen < idleMs);
    if (active.length > 0) {
      const slowest = Math.min(...active.map(({ maxEventTime }) => maxEventTime));
      this.#current = Math.max(this.#current, slowest - outOfOrderMs);
    }
    return this.#current;
  }
}
