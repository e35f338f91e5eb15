import type { DatabaseSync } from 'node:sqlite';
import { Database } from './database.ts';

/** What a test throws where it lets the process die: nothing behind that point runs. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** Dies at one of the points that a run reaches. Trying 1, 2, 3 … until none is left tries every crash there is. */
export class CrashPoint {
  readonly #fatal: number;
  #reached = 0;

  /** @param fatal counted from 1 */
  constructor(fatal = Infinity) {
    this.#fatal = fatal;
  }

  reach(): void {
    if (++this.#reached === this.#fatal) throw new Crash();
  }

  get hasCrashed(): boolean {
    return this.#reached >= this.#fatal;
  }
}

/** The process may die before a transaction, before its commit and after it. */
export class CrashingDatabase extends Database {
  readonly #crash: CrashPoint;

  constructor(path: string, schema: string, crash: CrashPoint) {
    // What a dying process has handed to the system is written; only a loss of power would need more.
    super(path, `${schema} PRAGMA synchronous = OFF;`);
    this.#crash = crash;
  }

  override async inTransaction<T>(work: (connection: DatabaseSync) => Promise<T>): Promise<T> {
    this.#crash.reach();
    const result = await super.inTransaction(async (connection) => {
      const value = await work(connection);
      this.#crash.reach();
      return value;
    });
    this.#crash.reach();
    return result;
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
