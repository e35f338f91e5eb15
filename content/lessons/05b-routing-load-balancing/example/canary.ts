import { createHash } from 'node:crypto';
import { type Route, RouteTable } from '../../../shop/routeTable.ts';

const route = (path: string): Route => ({ method: 'GET', path, upstream: 'order', timeoutMs: 1_000 });

/** Two routes that match the same request; the order of the lines decides nothing. */
export function winners(): string[] {
  const lines = [route('/v1/orders/{orderId}'), route('/v1/orders/recent')];
  return [lines, lines.toReversed()].map(
    (routes) => new RouteTable(routes).match('GET', '/v1/orders/recent').route?.path ?? 'none',
  );
}

/** What the table says to two routes of which neither is the more specific. */
export function refusal(): string {
  try {
    new RouteTable([route('/v1/{kind}/recent'), route('/v1/orders/{orderId}')]);
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  }
}

export const customers = Array.from({ length: 1_000 }, (_, nth) => `cus-${nth + 1}`);

// #region canary
/** Whether a customer gets the new version. Whoever gets it at 5 % has it at 20 %, too. */
export function getsCanary(customerId: string, percent: number): boolean {
  const digest = createHash('sha256').update(`order-v2:${customerId}`).digest();
  return digest.readUInt32BE() % 100 < percent;
}
// #endregion canary
