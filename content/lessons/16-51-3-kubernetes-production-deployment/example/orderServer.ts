import type { Handler } from '../../../shop/problem.ts';
import type { SimClock } from '../../../shop/simClock.ts';
import type { Health } from './health.ts';

/** The database of `order`: up or down, and it counts who asks. */
export class OrderDatabase {
  up = true;
  queries = 0;

  answers(): boolean {
    this.queries++;
    return this.up;
  }
}

/** Nobody listens on the port any more: what a client sees of a pod that is gone. */
export class ConnectionRefused extends Error {
  constructor() {
    super('connection refused');
    this.name = 'ConnectionRefused';
  }
}

/** The process of a pod of `order`; it can answer `startMs` milliseconds after it was made. */
export class OrderServer {
  readonly #clock: SimClock;
  readonly #database: OrderDatabase;
  readonly #health: Health;
  readonly #startedAt: number;
  #state: 'listening' | 'closing' | 'dead' = 'listening';
  #running = 0;

  constructor(clock: SimClock, database: OrderDatabase, health: Health, startMs: number) {
    this.#clock = clock;
    this.#database = database;
    this.#health = health;
    this.#startedAt = clock.now() + startMs;
  }

  readonly handle: Handler = (request) => {
    if (this.#state !== 'listening') throw new ConnectionRefused();
    const started = this.#clock.now() >= this.#startedAt;
    const good = this.#health(new URL(request.url).pathname, { started, database: this.#database });
    return good === undefined ? this.#order(request) : status(good);
  };

  // #region stop
  /** Takes no new connection, and resolves when the last request has its answer. */
  async close(): Promise<void> {
    this.#state = 'closing';
    while (this.#state === 'closing' && this.#running > 0) await this.#clock.sleep(10);
    this.#state = 'dead';
  }

  /** The process ends at once: whoever waits for an answer gets none. */
  kill(): void {
    this.#state = 'dead';
  }
  // #endregion stop

  async #order(request: Request): Promise<Response> {
    this.#running++;
    await this.#clock.sleep(Number(request.headers.get('x-work-ms')));
    this.#running--;
    if (this.#state === 'dead') throw new ConnectionRefused();
    return status(this.#database.answers());
  }
}

function status(good: boolean): Response {
  return new Response(null, { status: good ? 200 : 503 });
}
