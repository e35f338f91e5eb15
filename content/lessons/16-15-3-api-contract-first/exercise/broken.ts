interface Order {
  readonly orderId: string;
  readonly state: 'PENDING' | 'APPROVED' | 'REJECTED';
  readonly amount: number;
  readonly couponCode?: string;
}

const orders: readonly Order[] = [
  { orderId: 'ord-1001', state: 'APPROVED', amount: 15_000, couponCode: 'SPRING' },
  { orderId: 'ord-1002', state: 'PENDING', amount: 42_000 },
];

/** Answers `GET /v1/orders/{orderId}`. */
export function handle(request: Request): Response {
  const { pathname } = new URL(request.url);
  const [, id] = /^\/v1\/orders\/([^/]+)$/.exec(pathname) ?? [];
  if (id === undefined) return Response.json({ message: `No such resource: ${pathname}` }, { status: 404 });
  if (!/^ord-\d+$/.test(id)) return Response.json({ message: `Bad order id: ${id}` }, { status: 400 });
  const order = orders.find(({ orderId }) => orderId === id);
  if (!order) return Response.json({ message: `Order not found: ${id}` }, { status: 404 });
  const { orderId, state, amount, couponCode } = order;
  return Response.json({ orderId, state, total: String(amount), couponCode });
}
