// ---
// title: { en: Resilient fetch, ko: 견디는 fetch }
// description:
//   en: A deadline for everything, a timeout for each attempt, full jitter, a retry budget, and retries only where they are safe.
//   ko: 전체 데드라인, 시도별 타임아웃, 완전 지터, 재시도 예산을 두고, 안전한 요청만 다시 시도합니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#backoff-jitter-budget
// stops: ["3", "100", "2_000", "1_000", "3_000"]
// ---

import { setTimeout as sleepMs } from 'node:timers/promises';

/** What the client leans on; replaced in tests. */
export interface ClientDeps {
  readonly fetch: (url: URL, init: RequestInit) => Promise<Response>;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly random: () => number;
  /** A monotonic clock in milliseconds. */
  readonly now: () => number;
}

const maxAttempts = 3;
const baseDelayMs = 100;
const maxDelayMs = 2_000;
const attemptTimeoutMs = 1_000;
const deadlineMs = 3_000;
const transientStatus = new Set([429, 502, 503, 504]);
const idempotentMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/** Calls one dependency. Make one for each: the retry budget is the dependency's. */
export class ResilientClient {
  readonly #deps: ClientDeps;
  /** Every request earns a tenth of a retry, so retries add at most a tenth to the load of a host in trouble. */
  #budget = 1;

  constructor(deps: Partial<ClientDeps> = {}) {
    this.#deps = { fetch, sleep: sleepMs, random: Math.random, now: () => performance.now(), ...deps };
  }

  /** The last response, whatever its status; throws when the last attempt got none. */
  async request(url: URL, init: RequestInit = {}): Promise<Response> {
    const deadline = this.#deps.now() + deadlineMs;
    this.#budget = Math.min(this.#budget + 0.1, 10);
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.#attempt(url, init, deadline);
      const delayMs = this.#delayMs(attempt, outcome);
      const isLast = attempt === maxAttempts || this.#deps.now() + delayMs >= deadline;
      if (isLast || !mayRepeat(init, outcome) || !this.#spendRetry()) {
        if (outcome instanceof Response) return outcome;
        throw outcome.error;
      }
      // An unread body would keep its connection busy.
      if (outcome instanceof Response) await outcome.body?.cancel();
      await this.#deps.sleep(delayMs);
    }
  }

  async #attempt(url: URL, init: RequestInit, deadline: number): Promise<Response | { error: unknown }> {
    const timeoutMs = Math.min(attemptTimeoutMs, Math.max(1, Math.floor(deadline - this.#deps.now())));
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
    try {
      return await this.#deps.fetch(url, { ...init, signal });
    } catch (error) {
      return { error };
    }
  }

  /** Full jitter: anything between nothing and the cap, so that clients do not come back together. */
  #delayMs(attempt: number, outcome: Response | { error: unknown }): number {
    const askedMs = outcome instanceof Response ? Number(outcome.headers.get('retry-after') ?? 0) * 1_000 : 0;
    const cap = Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1));
    return (Number.isFinite(askedMs) ? askedMs : 0) + this.#deps.random() * cap;
  }

  #spendRetry(): boolean {
    if (this.#budget < 1) return false;
    this.#budget -= 1;
    return true;
  }
}

/** A lost answer leaves the outcome unknown, so only what has one effect however often it runs is sent again. */
function mayRepeat(
  { method = 'GET', headers, signal, body }: RequestInit,
  outcome: Response | { error: unknown },
): boolean {
  if (signal?.aborted || body instanceof ReadableStream) return false;
  if (outcome instanceof Response && !transientStatus.has(outcome.status)) return false;
  return idempotentMethods.has(method.toUpperCase()) || new Headers(headers).has('idempotency-key');
}
