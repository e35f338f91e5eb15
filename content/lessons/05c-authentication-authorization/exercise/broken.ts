import { createHmac, type KeyObject, verify } from 'node:crypto';

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
export function subjectOf(token: string, { issuer, keys, now }: Expected): string | undefined {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const { alg, kid } = decode(header);
  const key = keys.get(kid ?? '');
  if (!key) return undefined;
  const signed = Buffer.from(`${header}.${payload}`);
  const given = Buffer.from(signature, 'base64url');
  switch (alg) {
    case 'ES256':
      if (!verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, given)) return undefined;
      break;
    case 'HS256': {
      const secret = key.export({ type: 'spki', format: 'pem' });
      if (!createHmac('sha256', secret).update(signed).digest().equals(given)) return undefined;
      break;
    }
  }
  const { iss, exp, sub } = decode(payload);
  return iss === issuer && exp !== undefined && exp > now ? sub : undefined;
}

/** The gateway: `url` is `/v1/orders/{orderId}?customer={customerId}`. */
export function gateway(token: string, url: string, expected: Expected): Order | undefined {
  const caller = subjectOf(token, expected);
  const { pathname, searchParams } = new URL(url, 'http://shop');
  if (!caller || searchParams.get('customer') !== caller) return undefined;
  return readOrder(caller, pathname.split('/').at(-1) ?? '');
}

/** The order service: the gateway has checked whose order it is. */
export function readOrder(_caller: string, orderId: string): Order | undefined {
  return orders.find((order) => order.orderId === orderId);
}

interface Content {
  readonly alg: string;
  readonly kid: string;
  readonly iss: string;
  readonly exp: number;
  readonly sub: string;
}

function decode(part: string): Partial<Content> {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) ?? {};
  } catch {
    return {};
  }
}
