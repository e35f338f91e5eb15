// ---
// title: { en: Bulkhead, ko: 벌크헤드 }
// description:
//   en: Caps the calls a dependency may have in flight and waiting, so that a slow one cannot take every resource.
//   ko: 의존성마다 진행 중인 호출과 대기하는 호출의 수를 제한해, 느린 의존성 하나가 자원을 모두 차지하지 못하게 합니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#bulkheads-and-shedding
// stops: ["20", "40"]
// ---

/** The call was not made: shed the load now instead of answering too late. */
export class BulkheadFullError extends Error {
  override readonly name = 'BulkheadFullError';
}

/** Make one for each dependency. */
export class Bulkhead {
  readonly #limit: number;
  readonly #queueLimit: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(limit = 20, queueLimit = 40) {
    this.#limit = limit;
    this.#queueLimit = queueLimit;
  }

  /** Runs `call` when there is room; throws `BulkheadFullError` when too many wait already. */
  async run<T>(call: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await call();
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#running < this.#limit) {
      this.#running++;
      return;
    }
    if (this.#waiting.length >= this.#queueLimit)
      throw new BulkheadFullError(`${this.#limit} calls are running`);
    await new Promise<void>((admit) => this.#waiting.push(admit));
  }

  /** The place goes to the one who has waited longest, so `#running` stays as it is. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running--;
  }
}
