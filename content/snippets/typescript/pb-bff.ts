// ---
// title: { en: Route of a backend for frontends, ko: 프런트엔드 전용 백엔드 경로 }
// description:
//   en: Keeps tokens out of the browser, checks where the request comes from, and answers in the shape of one screen.
//   ko: 토큰을 브라우저에 두지 않고, 요청의 출처를 확인하며, 한 화면에 맞는 모양으로 답합니다.
// pattern: gateway
// lesson: 16-55-api-gateway-patterns#bff
// names: [Order]
// stops: [__Host-session]
// ---

export interface Session {
  readonly customerId: string;
  /** Stays on the server; the browser has a cookie that is HttpOnly, Secure and SameSite. */
  readonly accessToken: string;
}

export interface OrderListItem {
  readonly orderId: string;
  readonly status: string;
  readonly total: { readonly amount: number; readonly currency: string };
}

export interface OrderListDeps {
  session(id: string): Promise<Session | undefined>;
  /** Orders of the token's subject: the service decides whose they are, not a parameter. */
  orders(accessToken: string, signal: AbortSignal): Promise<readonly OrderListItem[]>;
}

/** One screen of one client: what the list shows and nothing else. */
export async function orderListRoute(request: Request, deps: OrderListDeps): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 });
  const session = await sessionOf(request, deps);
  if (session === undefined) return new Response(null, { status: 401 });
  const orders = await deps.orders(session.accessToken, request.signal);
  const rows = orders.map(({ orderId, status, total }) => ({ orderId, status, total }));
  // A shared cache would show one customer's orders to the next.
  return Response.json({ rows }, { headers: { 'cache-control': 'private, no-store' } });
}

/** Browsers send `Sec-Fetch-Site` themselves, so another site's page cannot forge it. */
function isSameOrigin({ headers }: Request): boolean {
  return headers.get('sec-fetch-site') === 'same-origin';
}

async function sessionOf({ headers }: Request, deps: OrderListDeps): Promise<Session | undefined> {
  const cookies =
    headers
      .get('cookie')
      ?.split(';')
      .map((cookie) => cookie.trim()) ?? [];
  const id = cookies.find((cookie) => cookie.startsWith('__Host-session='))?.slice('__Host-session='.length);
  return id ? deps.session(id) : undefined;
}
