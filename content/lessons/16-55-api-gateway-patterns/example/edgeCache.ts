import { IDENTITY_HEADER } from '../../../shop/gatewayHeaders.ts';
import type { Handler } from '../../../shop/problem.ts';

/** Which requests may share a response, and which responses may be kept. */
export interface CachePolicy {
  readonly keyOf: (request: Request) => string;
  readonly mayStore: (response: Response) => boolean;
}

const path = ({ url }: Request) => new URL(url).pathname;

// #region policies
/** Wrong for whatever depends on who asks: the key does not name the user, and the response is not asked. */
export const careless: CachePolicy = { keyOf: path, mayStore: () => true };

/** Keeps what the service calls public, and nothing else. */
export const publicOnly: CachePolicy = {
  keyOf: path,
  mayStore: ({ headers }) => /\bpublic\b/.test(headers.get('cache-control') ?? ''),
};
// #endregion policies

/** A cache at the edge, before a handler; it keeps responses for ever. */
export function cached({ keyOf, mayStore }: CachePolicy, handle: Handler): Handler {
  const stored = new Map<string, Response>();
  return async (request) => {
    if (request.method !== 'GET') return handle(request);
    const found = stored.get(keyOf(request));
    if (found) return found.clone();
    const response = await handle(request);
    if (mayStore(response)) stored.set(keyOf(request), response.clone());
    return response;
  };
}

/** Two answers of the shop: the orders of whoever asks, and a product, which is the same for all. */
export const orders: Handler = (request) => {
  const owner = request.headers.get(IDENTITY_HEADER);
  return Response.json({ owner }, { headers: { 'cache-control': 'private, no-store' } });
};
export const product: Handler = () =>
  Response.json({ sku: 'SKU-BOOK' }, { headers: { 'cache-control': 'public, max-age=60' } });
