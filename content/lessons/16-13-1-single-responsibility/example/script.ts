import type { Request } from './http.ts';

const post = (path: string, body: Record<string, unknown> = {}): Request => ({ method: 'POST', path, body });
const get = (path: string): Request => ({ method: 'GET', path });
const order = (customerId: string, sku: string, quantity: number) =>
  post('/v1/orders', { customerId, lines: [{ sku, quantity }] });

// #region script
/** Twenty requests that walk through what the shop does today, odd corners included. */
export const script: readonly Request[] = [
  get('/v1/stock/SKU-BOOK'),
  order('cus-1', 'SKU-BOOK', 2),
  get('/v1/stock/SKU-BOOK'),
  get('/v1/orders/ord-1001'),
  order('cus-2', 'SKU-BOOK', 2), // one book is left
  order('cus-2', 'SKU-LAMP', 2), // more than the card allows
  get('/v1/stock/SKU-LAMP'),
  order('cus-2', 'SKU-LAMP', 1), // which number does this order get?
  order('cus-2', 'SKU-LAMP', 0), // nothing, for nothing
  order('cus-1', 'SKU-TENT', 1), // not in the catalogue
  get('/v1/customers/cus-2/orders'),
  post('/v1/shipments/ord-1004/dispatch'),
  get('/v1/orders/ord-1004'),
  post('/v1/orders/ord-1004/cancellation'), // too late
  post('/v1/orders/ord-1001/cancellation'),
  post('/v1/orders/ord-1001/cancellation'), // once more
  get('/v1/stock/SKU-BOOK'),
  { method: 'PUT', path: '/v1/products/SKU-BOOK', body: { name: 'Paperback' } },
  get('/v1/orders/ord-1001'), // the old name or the new one?
  get('/v1/stock/SKU-BOOK'),
];
// #endregion script
