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
/** How many seconds after a newer sale a sale may arrive. */
const BOUND = 5;

/** Revenue in windows of ten seconds of event time. */
export class Revenue {
  /** Sales whose window had been closed already. */
  readonly late: Sale[] = [];
  readonly #open = new Map<number, number>();
  #watermark = Number.NEGATIVE_INFINITY;

  /** Counts a sale; returns the windows that are closed now. */
  add(sale: Sale): Window[] {
    const start = Math.floor(sale.at / SIZE) * SIZE;
    if (start + SIZE <= this.#watermark) this.late.push(sale);
    else this.#open.set(start, (this.#open.get(start) ?? 0) + sale.amount);
    this.#watermark = Math.max(this.#watermark, sale.at - BOUND);
    return this.#close();
  }

  /** There are no more sales: returns what is still open. */
  end(): Window[] {
    this.#watermark = Number.POSITIVE_INFINITY;
    return this.#close();
  }

  #close(): Window[] {
    const closed = [...this.#open].filter(([start]) => start + SIZE <= this.#watermark);
    for (const [start] of closed) this.#open.delete(start);
    return closed.sort(([one], [other]) => one - other).map(([start, sum]) => ({ start, sum }));
  }
}
