/** The call was not made: refuse now rather than answer too late. */
export class BulkheadFull extends Error {
  constructor() {
    super('too many calls are waiting');
    this.name = 'BulkheadFull';
  }
}

/** Caps the calls that are running and those that wait. Keep one for each dependency. */
export class Bulkhead {
  readonly #places: number;
  readonly #queue: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(places: number, queue = 0) {
    this.#places = places;
    this.#queue = queue;
  }

  // #region run
  /** Makes the call as soon as there is a place; throws `BulkheadFull` when too many wait already. */
  async run<T>(call: () => Promise<T>): Promise<T> {
    if (this.#running < this.#places) this.#running++;
    else if (this.#waiting.length < this.#queue) await this.#turn();
    else throw new BulkheadFull();
    try {
      return await call();
    } finally {
      this.#leave();
    }
  }
  // #endregion run

  #turn(): Promise<void> {
    return new Promise((admit) => this.#waiting.push(admit));
  }

  /** A place goes to whoever has waited longest, so that the number of running calls stays as it is. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running--;
  }
}
