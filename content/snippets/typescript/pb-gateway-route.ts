// ---
// title: { en: Gateway route, ko: 게이트웨이 경로 }
// description:
//   en: Forwards to one upstream with a deadline; drops identity and hop-by-hop headers; answers 404, 502, 503, 504 as they are meant.
//   ko: 데드라인을 두고 업스트림으로 전달합니다. 신원 헤더와 홉별 헤더를 지우고 404, 502, 503, 504를 뜻에 맞게 답합니다.
// pattern: gateway
// lesson: 16-07-api-gateway-fundamentals#pipeline-order
// stops: [/v1/orders, http://order.internal:8080, "2_000"]
// ---

export interface Route {
  /** A path prefix that ends at a `/` or at the end of the path; the longest that matches wins. */
  readonly prefix: string;
  readonly upstream: string;
  readonly timeoutMs: number;
}

export const routes: readonly Route[] = [
  { prefix: '/v1/orders', upstream: 'http://order.internal:8080', timeoutMs: 2_000 },
];

/** Who the caller is, after the token was verified here. */
export interface Identity {
  readonly subject: string;
}

/** These belong to one connection (RFC 9110, section 7.6.1) or are set anew by fetch. */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'content-length',
  'expect',
];
/** What upstreams trust because only the gateway sets it. */
const subjectHeader = 'x-authenticated-subject';

export async function forward(
  request: Request,
  identity: Identity,
  send: (url: URL, init: RequestInit) => Promise<Response> = fetch,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const route = routeOf(pathname);
  if (route === undefined) return problem(404, 'No such route');
  const timeout = AbortSignal.timeout(route.timeoutMs);
  try {
    const response = await send(new URL(pathname + search, route.upstream), {
      method: request.method,
      headers: upstreamHeaders(request.headers, identity),
      body: request.body,
      // A client that goes away takes its upstream request along.
      signal: AbortSignal.any([request.signal, timeout]),
      redirect: 'manual',
      duplex: 'half',
    } as RequestInit);
    const headers = withoutHopByHop(response.headers);
    // fetch has unpacked the body.
    headers.delete('content-encoding');
    return new Response(response.body, { status: response.status, headers });
  } catch (error) {
    if (timeout.aborted) return problem(504, 'The service did not answer in time');
    // The request never got there, so the client may send it again; else the outcome is unknown.
    return isRefused(error)
      ? problem(503, 'The service is unavailable')
      : problem(502, 'The service broke the connection');
  }
}

function routeOf(pathname: string): Route | undefined {
  return routes
    .filter(({ prefix }) => pathname === prefix || pathname.startsWith(`${prefix}/`))
    .sort((one, other) => other.prefix.length - one.prefix.length)[0];
}

function upstreamHeaders(headers: Headers, { subject }: Identity): Headers {
  const result = withoutHopByHop(headers);
  result.delete('authorization');
  result.delete('cookie');
  // `set` replaces whatever the client claimed to be.
  result.set(subjectHeader, subject);
  return result;
}

function withoutHopByHop(headers: Headers): Headers {
  const result = new Headers(headers);
  const named =
    headers
      .get('connection')
      ?.split(',')
      .map((name) => name.trim()) ?? [];
  for (const name of [...hopByHop, ...named.filter(Boolean)]) result.delete(name);
  return result;
}

function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return (
    cause instanceof Error && 'code' in cause && (cause.code === 'ECONNREFUSED' || cause.code === 'ENOTFOUND')
  );
}

function problem(status: number, title: string): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}
