import type { CustomerId } from '../../../shop/domain.ts';

/** A card was declined, at a time in seconds. */
export interface Declined {
  readonly id: string;
  readonly customerId: CustomerId;
  readonly at: number;
}

const DECLINES = 3;
const WITHIN = 60;

// #region pattern
/** Finds customers with three declines in 60 s of event time. */
export class FraudPattern {
  readonly #waiting = new Map<string, Declined>();
  readonly #recent = new Map<CustomerId, readonly Declined[]>();
  #watermark = Number.NEGATIVE_INFINITY;

  /** Keeps an event until its turn, once; false when its turn is over. */
  add(event: Declined): boolean {
    if (event.at <= this.#watermark) return false;
    this.#waiting.set(event.id, event);
    return true;
  }

  /** Goes through what the watermark has passed, in the order in which it happened. */
  advance(watermark: number): Declined[][] {
    this.#watermark = watermark;
    const ready = [...this.#waiting.values()].filter(({ at }) => at <= watermark);
    for (const { id } of ready) this.#waiting.delete(id);
    return ready.sort((one, other) => one.at - other.at).flatMap((event) => this.#match(event));
  }

  #match(event: Declined): Declined[][] {
    const recent = (this.#recent.get(event.customerId) ?? []).filter(({ at }) => event.at - at <= WITHIN);
    const run = [...recent, event];
    const found = run.length === DECLINES;
    this.#recent.set(event.customerId, found ? [] : run);
    return found ? [run] : [];
  }
}
// #endregion pattern
