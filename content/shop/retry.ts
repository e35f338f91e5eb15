import type { Rng } from './rng.ts';

/** Statuses after which another attempt may find the server well. */
const TRANSIENT = new Set([429, 502, 503, 504]);

/** The idempotent methods of RFC 9110 that `fetch` can send; POST and PATCH are not among them. */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/** Ten requests earn one retry, so retries add a tenth to the load at most. */
const REQUESTS_PER_RETRY = 10;

// #region budget
/** Keeps retries at a tenth of the requests, rounded up. Keep one for each dependency. */
export class RetryBudget {
  readonly #most: number;
  /** So that the very first request may be repeated. */
  #earned = REQUESTS_PER_RETRY - 1;

  /** @param most how many retries can be saved up */
  constructor(most = 10) {
    this.#most = most;
  }

  /** Call it once a request, whatever becomes of it. */
  earn(): void {
    this.#earned = Math.min(this.#earned + 1, this.#most * REQUESTS_PER_RETRY);
  }

  /** Takes one retry; false when none is left. */
  spend(): boolean {
    if (this.#earned < REQUESTS_PER_RETRY) return false;
    this.#earned -= REQUESTS_PER_RETRY;
    return true;
  }
}
// #endregion budget

// #region jitter
/** Full jitter: anything from 0 to a cap that doubles with every attempt. `attempt` counts from 1. */
export function fullJitter(rng: Rng, attempt: number, baseMs: number, capMs: number): number {
  return rng.int(0, Math.min(capMs, baseMs * 2 ** (attempt - 1)));
}
// #endregion jitter

/** What came of a call: a response, or silence. */
export type Answer = Response | 'no answer';

// #region may-repeat
/** Whether the same request may be sent again: it must do no harm, and it must be able to help. */
export function mayRepeat(request: Request, answer: Answer): boolean {
  const harmless = IDEMPOTENT.has(request.method) || request.headers.has('idempotency-key');
  if (!harmless) return false;
  if (answer === 'no answer') return true;
  return TRANSIENT.has(answer.status) || answer.headers.has('retry-after');
}
// #endregion may-repeat

/** Milliseconds the server asks to wait; 0 when it does not say, or gives a date. */
export function retryAfterMs(answer: Answer): number {
  const seconds = answer === 'no answer' ? '' : (answer.headers.get('retry-after') ?? '');
  return /^\d{1,6}$/.test(seconds) ? Number(seconds) * 1_000 : 0;
}
