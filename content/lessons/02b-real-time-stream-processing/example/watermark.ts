// #region watermark
/**
 * The claim "event time is complete up to here" over some partitions. Times are in seconds. `bound` is how much
 * later than a newer event an event may arrive.
 */
export class Watermark {
  readonly #bound: number;
  readonly #newest: Map<number, number>;
  readonly #idle = new Set<number>();
  #current = Number.NEGATIVE_INFINITY;

  constructor(bound: number, partitions = 1) {
    this.#bound = bound;
    this.#newest = new Map(Array.from({ length: partitions }, (_, partition) => [partition, -Infinity]));
  }

  /** Takes note of an event and returns the watermark after it. */
  observe(at: number, partition = 0): number {
    this.#idle.delete(partition);
    this.#newest.set(partition, Math.max(at, this.#newest.get(partition) ?? -Infinity));
    return this.#advance();
  }

  /** The partition has been silent for so long that the others go on without it. */
  markIdle(partition: number): number {
    this.#idle.add(partition);
    return this.#advance();
  }

  /** The slowest partition decides, and the watermark never goes back. */
  #advance(): number {
    const active = [...this.#newest].filter(([partition]) => !this.#idle.has(partition));
    const slowest = Math.min(...active.map(([, newest]) => newest));
    if (active.length > 0) this.#current = Math.max(this.#current, slowest - this.#bound);
    return this.#current;
  }
}
// #endregion watermark
