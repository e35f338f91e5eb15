/** What a test throws where it lets the process die: nothing behind that point runs. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** Dies at one of the points that a run reaches. Trying 1, 2, 3 … until none is left tries every crash there is. */
export class CrashPoint {
  readonly #fatal: number;
  #reached = 0;

  /** @param fatal counted from 1 */
  constructor(fatal: number) {
    this.#fatal = fatal;
  }

  reach(): void {
    if (++this.#reached === this.#fatal) throw new Crash();
  }

  get hasCrashed(): boolean {
    return this.#reached >= this.#fatal;
  }
}

/** Starts `life` anew as long as it ends in a crash, as a supervisor restarts a process. */
export async function restarting<T>(life: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await life();
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
}
