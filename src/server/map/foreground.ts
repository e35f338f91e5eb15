/** Work in the background goes on for as long before it looks whether somebody waits; in milliseconds. */
const stretch = 8;

/** Lets work that a reader waits for go before work in the background. */
export class Foreground {
  #running = 0;
  #waiting: (() => void)[] = [];
  #since = 0;

  /** Does work that somebody waits for. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      if (this.#running === 0) for (const go of this.#waiting.splice(0)) go();
    }
  }

  /** Awaited between the steps of work in the background: lets messages in, and waits while somebody else does. */
  async turn(): Promise<void> {
    if (this.#running === 0 && performance.now() - this.#since < stretch) return;
    await new Promise((resolve) => setTimeout(resolve));
    while (this.#running > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#since = performance.now();
  }
}
