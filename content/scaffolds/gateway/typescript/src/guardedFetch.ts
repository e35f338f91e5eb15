import { BreakerOpenError, breakerFor } from '../../../../snippets/typescript/pb-breaker.ts';

export type Fetch = (url: URL, init: RequestInit) => Promise<Response>;

/** What says that a service is ill; a 500 may be the fault of one request. */
const illStatus = new Set([502, 503, 504]);

/**
 * `send` behind the circuit breaker of each host; answers 503 itself while a circuit is open.
 *
 * @param client aborts when the client goes away, which says nothing about the service
 */
export function guardedBy(client: AbortSignal, send: Fetch): Fetch {
  return async (url, init) => {
    try {
      const response = await breakerFor(url).run(async () => {
        const answer = await send(url, init).catch((error: unknown) => {
          if (client.aborted) return undefined;
          throw error;
        });
        if (answer !== undefined && illStatus.has(answer.status)) throw new IllResponse(answer);
        return answer;
      });
      return response ?? clientClosedRequest();
    } catch (error) {
      if (error instanceof IllResponse) return error.response;
      if (error instanceof BreakerOpenError) return unavailable();
      throw error;
    }
  };
}

/** Tells the breaker of a failure that is a response all the same. */
class IllResponse extends Error {
  readonly response: Response;

  constructor(response: Response) {
    super(`status ${response.status}`);
    this.response = response;
  }
}

/** Nobody reads it; the log shows it. */
function clientClosedRequest(): Response {
  return new Response(null, { status: 499 });
}

function unavailable(): Response {
  return new Response(
    JSON.stringify({ type: 'about:blank', title: 'The service is unavailable', status: 503 }),
    {
      status: 503,
      headers: { 'content-type': 'application/problem+json' },
    },
  );
}
