import type { Fetch } from '../../../shop/httpNetwork.ts';
import type { SimClock } from '../../../shop/simClock.ts';

// #region poll
/** Places an order and asks until it is settled, no more often than it is told to. */
export async function placeAndWait(
  fetch: Fetch,
  clock: SimClock,
  onAnswer: (request: Request, response: Response, state: string) => void,
): Promise<string> {
  const key = { 'idempotency-key': 'basket-7' };
  let request = new Request('http://order/v1/orders', { method: 'POST', headers: key });
  for (;;) {
    const response = await fetch(request);
    const { state } = (await response.json()) as { state: string };
    onAnswer(request, response, state);
    const retryAfter = response.headers.get('retry-after');
    if (retryAfter === null) return state;
    await clock.sleep(Number(retryAfter) * 1_000);
    request = new Request(new URL(response.headers.get('location') ?? request.url, request.url));
  }
}
// #endregion poll
