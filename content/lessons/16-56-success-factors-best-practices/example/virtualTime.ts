import type { Handler } from '../../../shop/problem.ts';
import type { SimClock } from '../../../shop/simClock.ts';

/** Every request says how late it is. So all processes agree on the time, and a run can be repeated. */
export const NOW_HEADER = 'x-now';

/** Moves the clock of this process to the time of the request, and then answers it. */
export function inVirtualTime(clock: SimClock, handle: Handler): Handler {
  return async (request) => {
    const ahead = Number(request.headers.get(NOW_HEADER)) - clock.now();
    if (ahead > 0) await clock.runFor(ahead);
    return handle(request);
  };
}

/** Sends `body` to another process and returns what it answers; throws when there is no answer or a refusal. */
export async function ask<T>(url: string, body: unknown, clock: { now(): number }): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { [NOW_HEADER]: String(clock.now()), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${url}: ${response.status} ${JSON.stringify(answer)}`);
  return answer as T;
}
