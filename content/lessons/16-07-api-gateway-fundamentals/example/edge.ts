import type { Clock } from '../../../shop/deadline.ts';
import { type Access, type Authenticate, Gateway, unauthenticated } from '../../../shop/gateway.ts';
import type { Fetch } from '../../../shop/httpNetwork.ts';
import { RouteTable } from '../../../shop/routeTable.ts';

// #region routes
export const routes = new RouteTable([
  { method: 'POST', path: '/v1/orders', upstream: 'order', timeoutMs: 2_000 },
  { method: 'GET', path: '/v1/orders/{orderId}', upstream: 'order', timeoutMs: 1_000 },
  { method: 'POST', path: '/v1/orders/{orderId}/cancellation', upstream: 'order', timeoutMs: 2_000 },
  { method: 'GET', path: '/v1/customers/{customerId}/orders', upstream: 'query', timeoutMs: 1_000 },
  { method: 'GET', path: '/v1/shipments/{orderId}', upstream: 'shipping', timeoutMs: 800 },
  { method: 'GET', path: '/v1/stock/{sku}', upstream: 'inventory', timeoutMs: 300, isPublic: true },
]);
// #endregion routes

/** A stand-in: the token is the name. Real tokens have a lesson of their own. */
const authenticate: Authenticate = ({ headers }) => {
  const token = headers.get('authorization');
  if (token === null) return undefined;
  const [, subject] = /^Bearer (cus-\d+)$/.exec(token) ?? [];
  if (!subject) throw unauthenticated('The access token is no good');
  return { subject, scope: [] };
};

/** Finds services by name: `http://order/…` is sent to the address that `urls` has for `order`. */
function byName(urls: ReadonlyMap<string, string>): Fetch {
  return (request) => {
    const { host, pathname, search } = new URL(request.url);
    return fetch(new Request(`${urls.get(host)}${pathname}${search}`, request));
  };
}

export function edge(
  clock: Clock,
  urls: ReadonlyMap<string, string>,
  onAccess: (access: Access) => void,
): Gateway {
  const limits = { peer: () => 0, subject: () => 0 };
  return new Gateway({ clock, routes, fetch: byName(urls), authenticate, limits, onAccess });
}
