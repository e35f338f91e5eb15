import type { SimClock } from '../../../shop/simClock.ts';

/** Three states of an order as server-sent events, at 50, 1,000 and 3,000 ms; then the stream ends. */
export function orderEvents(clock: SimClock): Response {
  const events = [
    [50, 'PENDING'],
    [1_000, 'APPROVED'],
    [3_000, 'SHIPPED'],
  ] as const;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const [at, state] of events) {
        clock.after(at, () => controller.enqueue(new TextEncoder().encode(`data: ${state}\n\n`)));
      }
      clock.after(3_000, () => controller.close());
    },
  });
  return new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
}

// #region bridges
/** Reads the answer to its end before the first byte goes out. */
export async function buffering(response: Response): Promise<Response> {
  return new Response(await response.arrayBuffer(), response);
}

/** Hands every chunk on as it comes. */
export function streaming(response: Response): Response {
  return new Response(response.body, response);
}
// #endregion bridges

/** When each event reached the client, in milliseconds. */
export async function arrivals(clock: SimClock, response: Response): Promise<number[]> {
  const times: number[] = [];
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    const events = decoder.decode(chunk).split('\n\n').length - 1;
    times.push(...Array.from({ length: events }, () => clock.elapsed()));
  }
  return times;
}
