import { type KeyObject, verify } from 'node:crypto';

export interface Order {
  readonly orderId: string;
  readonly customerId: string;
}

/** What a token is checked against. */
export interface Expected {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: ReadonlyMap<string, KeyObject>;
  /** Seconds since 1970. */
  readonly now: number;
}

const orders: readonly Order[] = [
  { orderId: 'ord-1001', customerId: 'cus-1' },
  { orderId: 'ord-1002', customerId: 'cus-2' },
];

/** Who a token belongs to; undefined for one that is not to be trusted. */
export function subjectOf(token: string, { issuer, audience, keys, now }: Expected): string | undefined {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const { alg, typ, kid } = decode(header);
  const key = keys.get(String(kid));
  if (alg !== 'ES256' || typ !== 'at+jwt' || !key) return undefined;
  const signed = Buffer.from(`${header}.${payload}`);
  const given = Buffer.from(signature, 'base64url');
  if (!verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, given)) return undefined;
  const { iss, aud, exp, sub } = decode(payload);
  const isForUs = iss === issuer && [aud].flat().includes(audience);
  const isFresh = typeof exp === 'number' && exp > now;
  return isForUs && isFresh && typeof sub === 'string' ? sub : undefined;
}

/** The gateway: `url` is `/v1/orders/{orderId}`. */
export function gateway(token: string, url: string, expected: Expected): Order | undefined {
  const caller = subjectOf(token, expected);
  const { pathname } = new URL(url, 'http://shop');
  return caller ? readOrder(caller, pathname.split('/').at(-1) ?? '') : undefined;
}

/** The order service: an order, for its owner. */
export function readOrder(caller: string, orderId: string): Order | undefined {
  return orders.find((order) => order.orderId === orderId && order.customerId === caller);
}

function decode(part: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) ?? {};
  } catch {
    return {};
  }
}
