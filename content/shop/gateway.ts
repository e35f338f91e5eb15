import { BulkheadFull } from './bulkhead.ts';
import { BreakerOpen } from './circuitBreaker.ts';
import { type Clock, Deadline, TimedOut } from './deadline.ts';
import { type Identity, inward, outward } from './gatewayHeaders.ts';
import type { Fetch } from './httpNetwork.ts';
import { problem } from './problem.ts';
import type { Route, RouteTable } from './routeTable.ts';

/** Milliseconds after which `key` may come again; 0 admits the request, and counts it. */
export type Limiter = (key: string) => number;

/** Who sends a request; undefined for one without credentials. Throws `Refused` for credentials that are no good. */
export type Authenticate = (request: Request) => Promise<Identity | undefined> | Identity | undefined;

/** A line of the access log. The route, not the path: there are few of the first and no end of the second. */
export interface Access {
  readonly method: string;
  readonly route: string;
  readonly upstream: string;
  readonly subject: string;
  readonly status: number;
  readonly ms: number;
}

export interface GatewayOptions {
  readonly clock: Clock;
  readonly routes: RouteTable;
  /** Reaches a service by its host name. */
  readonly fetch: Fetch;
  readonly authenticate: Authenticate;
  /** By the address of the connection, and by who was recognised. */
  readonly limits: { readonly peer: Limiter; readonly subject: Limiter };
  readonly onAccess?: (access: Access) => void;
}

/** The request ends here, with this response. */
export class Refused extends Error {
  readonly response: Response;

  constructor(response: Response) {
    super(`refused with ${response.status}`);
    this.name = 'Refused';
    this.response = response;
  }
}

/** The largest request body, in bytes. */
const MOST_BYTES = 64 * 1024;

/** What is known of a request so far. */
type Known = { -readonly [Name in 'subject' | 'route' | 'upstream']: Access[Name] };

/** The one door of the shop: decides who may pass and where to, and nothing about orders. */
export class Gateway {
  readonly #options: GatewayOptions;

  constructor(options: GatewayOptions) {
    this.#options = options;
  }

  /** Answers a request that came over a connection from the address `peer`. */
  async handle(request: Request, peer = '127.0.0.1'): Promise<Response> {
    const { clock, onAccess } = this.#options;
    const startedAt = clock.now();
    const known: Known = { subject: '-', route: '-', upstream: '-' };
    const response = await this.#pass(request, peer, known).catch((error: unknown) => {
      if (error instanceof Refused) return error.response;
      throw error;
    });
    onAccess?.({ method: request.method, ...known, status: response.status, ms: clock.now() - startedAt });
    return response;
  }

  // #region pipeline
  async #pass(request: Request, peer: string, known: Known): Promise<Response> {
    const { authenticate, limits } = this.#options;
    admit(limits.peer, peer);
    const identity = await authenticate(request);
    known.subject = identity?.subject ?? '-';
    admit(limits.subject, identity?.subject ?? peer);
    const route = this.#routeOf(request);
    known.route = route.path;
    known.upstream = route.upstream;
    if (!identity && !route.isPublic) throw unauthenticated('This needs an access token');
    const deadline = Deadline.of(request, this.#options.clock, route.timeoutMs);
    return this.#forward(request, route, identity, deadline);
  }
  // #endregion pipeline

  #routeOf({ method, url }: Request): Route {
    const { route, allow } = this.#options.routes.match(method, new URL(url).pathname);
    if (route) return route;
    if (allow.length === 0) throw new Refused(problem(404, 'no-such-route', 'There is nothing here'));
    const detail = `This has ${allow.join(', ')} only`;
    throw new Refused(problem(405, 'method-not-allowed', detail, {}, { allow: allow.join(', ') }));
  }

  // #region forward
  /** Asks the service, for as long as the deadline permits and the client is still there. */
  async #forward(
    request: Request,
    route: Route,
    identity: Identity | undefined,
    deadline: Deadline,
  ): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    try {
      return await deadline.within(route.timeoutMs, async (timeUp) => {
        const body = await bodyOf(request);
        const answer = await this.#options.fetch(
          new Request(`http://${route.upstream}${pathname}${search}`, {
            method: request.method,
            headers: inward(request.headers, identity, deadline),
            body,
            redirect: 'manual',
            signal: AbortSignal.any([timeUp, request.signal]),
          }),
        );
        const bytes = await answer.arrayBuffer();
        const headers = outward(answer.headers);
        return new Response(bytes.byteLength > 0 ? bytes : null, { status: answer.status, headers });
      });
    } catch (error) {
      if (error instanceof Refused) throw error;
      throw new Refused(failure(error, request));
    }
  }
  // #endregion forward
}

export function unauthenticated(detail: string): Refused {
  return new Refused(problem(401, 'unauthenticated', detail, {}, { 'www-authenticate': 'Bearer' }));
}

function admit(limiter: Limiter, key: string): void {
  const waitMs = limiter(key);
  if (waitMs === 0) return;
  const seconds = String(Math.ceil(waitMs / 1_000));
  throw new Refused(problem(429, 'too-many-requests', 'Come back later', {}, { 'retry-after': seconds }));
}

// #region failure
/** What a failed call means for the client. Only after a 503 is it certain that nothing has happened. */
function failure(error: unknown, request: Request): Response {
  if (request.signal.aborted) return problem(499, 'client-gone', 'Nobody is waiting any more');
  if (error instanceof TimedOut) return problem(504, 'too-slow', 'The service did not answer in time');
  if (wasNotSent(error)) return problem(503, 'unavailable', 'The service cannot be reached at the moment');
  return problem(502, 'broken-answer', 'The service gave no valid answer');
}
// #endregion failure

function wasNotSent(error: unknown): boolean {
  if (error instanceof BreakerOpen || error instanceof BulkheadFull) return true;
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}

// #region body
/** The body, read to the end only if it is small enough. */
async function bodyOf(request: Request): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES)
      throw new Refused(problem(413, 'too-large', `At most ${MOST_BYTES} bytes, please`));
    chunks.push(chunk);
  }
  return size > 0 ? concatenated(chunks, size) : null;
}
// #endregion body

function concatenated(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let end = 0;
  for (const chunk of chunks) {
    whole.set(chunk, end);
    end += chunk.byteLength;
  }
  return whole;
}
