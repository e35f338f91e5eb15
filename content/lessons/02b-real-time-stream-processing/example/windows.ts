/** Something that happened at a time, in seconds. */
export interface Timed {
  readonly key: string;
  readonly at: number;
  readonly value: number;
}

/** The sum of a key over the times from `start` up to, and without, `end`. */
export interface Window {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly sum: number;
}

/** The windows a time belongs to. */
export type Assign = (at: number) => readonly { readonly start: number; readonly end: number }[];

// #region assign
export function tumbling(size: number): Assign {
  return hopping(size, size);
}

/** Windows of `size` that start every `hop` seconds: a time belongs to several of them. */
export function hopping(size: number, hop: number): Assign {
  return (at) => {
    const last = Math.floor(at / hop) * hop;
    const starts = Array.from({ length: Math.ceil(size / hop) }, (_, back) => last - back * hop);
    return starts.filter((start) => at < start + size).map((start) => ({ start, end: start + size }));
  };
}

/** A session lasts as long as the next event comes within `gap` seconds. Needs all events of a key. */
export function sessions(events: readonly Timed[], gap: number): Window[] {
  const found: Window[] = [];
  for (const { key, at, value } of events.toSorted((one, other) => one.at - other.at)) {
    const open = found.at(-1);
    if (open && at < open.end) found[found.length - 1] = { ...open, end: at + gap, sum: open.sum + value };
    else found.push({ key, start: at, end: at + gap, sum: value });
  }
  return found;
}
// #endregion assign

/** The windows that are open, and what decides that one is complete. */
export class Windows {
  readonly #assign: Assign;
  #open = new Map<string, Window>();
  #watermark = Number.NEGATIVE_INFINITY;

  constructor(assign: Assign) {
    this.#assign = assign;
  }

  // #region fire
  /** Counts an event; false when a window it belongs to has been fired already. */
  add({ key, at, value }: Timed): boolean {
    const windows = this.#assign(at);
    const inTime = windows.filter(({ end }) => end > this.#watermark);
    for (const { start, end } of inTime) {
      const id = `${key} ${start}`;
      this.#open.set(id, { key, start, end, sum: (this.#open.get(id)?.sum ?? 0) + value });
    }
    return inTime.length === windows.length;
  }

  /** Fires the windows that the watermark has passed, oldest first. */
  advance(watermark: number): Window[] {
    this.#watermark = Math.max(this.#watermark, watermark);
    const complete = [...this.#open].filter(([, { end }]) => end <= this.#watermark);
    for (const [id] of complete) this.#open.delete(id);
    return complete.map(([, window]) => window).sort(byStart);
  }
  // #endregion fire

  /** The state, for a checkpoint. */
  snapshot(): { open: Map<string, Window>; watermark: number } {
    return { open: new Map(this.#open), watermark: this.#watermark };
  }

  restore({ open, watermark }: ReturnType<Windows['snapshot']>): void {
    this.#open = new Map(open);
    this.#watermark = watermark;
  }
}

export function byStart(one: Window, other: Window): number {
  return one.start - other.start || (one.key < other.key ? -1 : 1);
}
