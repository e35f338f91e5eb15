/** A timer that has not fired yet. */
export interface Timer {
  readonly at: number;
  cancel(): void;
}

interface Entry extends Timer {
  readonly run: () => void | Promise<void>;
}

/**
 * Virtual time: it stands still while code runs and jumps from timer to timer when it is told to.
 *
 * Timers fire in order of time, and in order of creation where the time is the same. Everything a timer sets off
 * (its promises included) finishes before the next timer fires, so a run never depends on the machine's speed.
 */
export class SimClock {
  readonly #start: number;
  #now: number;
  #timers: Entry[] = [];
  #failures: unknown[] = [];

  constructor(start = '2026-01-05T09:00:00.000Z') {
    this.#start = Date.parse(start);
    this.#now = this.#start;
  }

  /** Milliseconds since 1970, as `Date.now()` gives them. */
  now(): number {
    return this.#now;
  }

  /** Milliseconds since the clock started. */
  elapsed(): number {
    return this.#now - this.#start;
  }

  /** The time as RFC 3339 text: what stands in an event's `time`. */
  iso(): string {
    return new Date(this.#now).toISOString();
  }

  /** Runs `run` when `ms` of virtual time have passed. */
  after(ms: number, run: () => void | Promise<void>): Timer {
    const at = this.#now + Math.max(0, ms);
    const entry: Entry = {
      at,
      run,
      cancel: () => {
        this.#timers = this.#timers.filter((timer) => timer !== entry);
      },
    };
    const before = this.#timers.findLastIndex((timer) => timer.at <= at);
    this.#timers.splice(before + 1, 0, entry);
    return entry;
  }

  /** A promise that resolves when `ms` of virtual time have passed. */
  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(ms, resolve);
    });
  }

  /**
   * Fires timers until none is left. A program that keeps setting timers never gets idle: after `limit` timers
   * this throws. What a timer throws, or its promise rejects with, is thrown here.
   */
  async runUntilIdle(limit = 1_000_000): Promise<void> {
    await this.#run(Number.POSITIVE_INFINITY, limit);
  }

  /** Fires the timers of the next `ms` milliseconds and leaves the clock exactly there. */
  async runFor(ms: number, limit = 1_000_000): Promise<void> {
    const end = this.#now + ms;
    await this.#run(end, limit);
    this.#now = end;
  }

  async #run(end: number, limit: number): Promise<void> {
    const turn = eventLoopTurns();
    try {
      await turn.next();
      for (let fired = 0; this.#nextUntil(end); fired++) {
        if (fired === limit) throw new Error(`SimClock: not idle after ${limit} timers`);
        const entry = this.#timers.shift() as Entry;
        this.#now = entry.at;
        this.#fire(entry);
        await turn.next();
        if (this.#failures.length > 0) throw this.#failures.shift();
      }
    } finally {
      turn.close();
    }
  }

  #nextUntil(end: number): boolean {
    const [next] = this.#timers;
    return next !== undefined && next.at <= end;
  }

  async #fire(entry: Entry): Promise<void> {
    try {
      await entry.run();
    } catch (error) {
      this.#failures.push(error);
    }
  }
}

/**
 * Waits until every promise that can go on has gone on. One message through a channel is one turn of the event
 * loop, in Node and in a browser, and turns do not take the millisecond that `setTimeout` takes.
 */
function eventLoopTurns(): { next(): Promise<void>; close(): void } {
  const { port1, port2 } = new MessageChannel();
  port1.start();
  return {
    next: () =>
      new Promise((resolve) => {
        port1.addEventListener('message', () => resolve(), { once: true });
        port2.postMessage(null);
      }),
    close: () => port1.close(),
  };
}
