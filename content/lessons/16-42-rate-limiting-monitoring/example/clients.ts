import type { Handler } from '../../../shop/problem.ts';
import { retryAfterMs } from '../../../shop/retry.ts';
import type { Rng } from '../../../shop/rng.ts';
import type { SimClock } from '../../../shop/simClock.ts';

/** Makes a call until it is not refused, and returns how many requests that took. */
export type Client = (send: () => Promise<Response>) => Promise<number>;

/** Tries again after 100 ms, whatever the answer says. */
export function eager(clock: SimClock): Client {
  return async (send) => {
    let sent = 1;
    for (; (await send()).status === 429; sent++) await clock.sleep(100);
    return sent;
  };
}

// #region polite
/** Waits as long as it is told and then up to a second more, so that the refused do not come back as one. */
export function polite(clock: SimClock, rng: Rng): Client {
  return async (send) => {
    let sent = 1;
    for (let answer = await send(); answer.status === 429; answer = await send()) {
      await clock.sleep(retryAfterMs(answer) + rng.int(0, 1_000));
      sent++;
    }
    return sent;
  };
}
// #endregion polite

/** Places `orders` orders one after the other; returns the requests it took. */
export async function placeAll(client: Client, handle: Handler, orders: number): Promise<number> {
  let sent = 0;
  for (let nth = 0; nth < orders; nth++) {
    sent += await client(async () => handle(new Request('http://shop/v1/orders', { method: 'POST' })));
  }
  return sent;
}
