// ---
// title: { en: Tumbling window by event time, ko: 이벤트 시각 기준 텀블링 윈도 }
// description:
//   en: Sums per key and window; fires when the watermark passes the end, so arrival order does not matter; late data goes its own way.
//   ko: 키와 윈도별로 합합니다. 워터마크가 끝을 지나면 내보내므로 도착 순서와 상관없고, 늦은 데이터는 따로 보냅니다.
// pattern: streams
// lesson: 02b-real-time-stream-processing#windows
// names: [Revenue]
// stops: ["10_000"]
// ---

const windowMs = 10_000;

export interface Timed {
  readonly key: string;
  /** When it happened, in milliseconds since 1970. */
  readonly eventTime: number;
  readonly amount: number;
}

export interface RevenueWindow {
  readonly key: string;
  /** From this time on, for `windowMs`. */
  readonly start: number;
  readonly total: number;
}

/**
 * The open windows. Write a result under key and start, not by adding to what is there: after a restart from a
 * checkpoint the same window is written again.
 */
export class RevenueWindows {
  readonly #open = new Map<string, RevenueWindow>();
  #watermark = Number.NEGATIVE_INFINITY;

  /** Counts an event, or returns it when its window has fired already: correct or report it, do not drop it. */
  add(event: Timed): { readonly late: Timed } | undefined {
    const start = Math.floor(event.eventTime / windowMs) * windowMs;
    if (start + windowMs <= this.#watermark) return { late: event };
    const id = JSON.stringify([event.key, start]);
    const total = (this.#open.get(id)?.total ?? 0) + event.amount;
    this.#open.set(id, { key: event.key, start, total });
    return undefined;
  }

  /** The windows that are complete now, oldest first; `Infinity` at the end of a bounded stream. */
  advance(watermark: number): readonly RevenueWindow[] {
    this.#watermark = Math.max(this.#watermark, watermark);
    const complete = [...this.#open].filter(([, { start }]) => start + windowMs <= this.#watermark);
    for (const [id] of complete) this.#open.delete(id);
    return complete
      .map(([, window]) => window)
      .sort((one, other) => one.start - other.start || (one.key < other.key ? -1 : 1));
  }
}
