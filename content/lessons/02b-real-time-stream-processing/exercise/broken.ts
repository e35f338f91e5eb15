/** An amount of revenue, and the second at which it was made. */
export interface Sale {
  readonly at: number;
  readonly amount: number;
}

export interface Window {
  readonly start: number;
  readonly sum: number;
}

const SIZE = 10;

/** Revenue in windows of ten seconds. */
export class Revenue {
  /** Sales whose window had been closed already. */
  readonly late: Sale[] = [];
  #open: Window | undefined;

  /** Counts a sale; returns the windows that are closed now. */
  add({ amount }: Sale): Window[] {
    const start = Math.floor(Date.now() / 1_000 / SIZE) * SIZE;
    const closed = this.#open && this.#open.start < start ? this.end() : [];
    this.#open = { start, sum: (this.#open?.sum ?? 0) + amount };
    return closed;
  }

  /** There are no more sales: returns what is still open. */
  end(): Window[] {
    const rest = this.#open ? [this.#open] : [];
    this.#open = undefined;
    return rest;
  }
}
