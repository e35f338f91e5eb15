import { type Mismatch, validate } from '../../../shop/jsonSchema.ts';
import { expectations, openApi, operationFor, responseSchema } from './contract.ts';

/** A request to send, and the status it is expected to have. */
export interface Interaction {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly status: number;
}

export interface Check {
  readonly name: string;
  /** What is wrong; empty when the provider keeps its promise. */
  readonly problems: readonly string[];
}

/** Order 1 exists after the first of these. */
export const interactions: readonly Interaction[] = [
  {
    name: 'place an order',
    ...{ method: 'POST', path: '/v1/orders', status: 201 },
    body: { customerId: 'cus-1', lines: [{ sku: 'SKU-BOOK', quantity: 1 }] },
  },
  {
    name: 'unknown members are ignored',
    ...{ method: 'POST', path: '/v1/orders', status: 201 },
    body: { customerId: 'cus-1', lines: [{ sku: 'SKU-LAMP', quantity: 1 }], giftWrap: true },
  },
  {
    name: 'an order without lines',
    ...{ method: 'POST', path: '/v1/orders', status: 400 },
    body: { customerId: 'cus-1', lines: [] },
  },
  {
    name: 'a quantity that is a text',
    ...{ method: 'POST', path: '/v1/orders', status: 400 },
    body: { customerId: 'cus-1', lines: [{ sku: 'SKU-BOOK', quantity: '2' }] },
  },
  {
    name: 'a product nobody sells',
    ...{ method: 'POST', path: '/v1/orders', status: 422 },
    body: { customerId: 'cus-1', lines: [{ sku: 'SKU-SOFA', quantity: 1 }] },
  },
  { name: 'read an order', method: 'GET', path: '/v1/orders/ord-1001', status: 200 },
  { name: 'an order that does not exist', method: 'GET', path: '/v1/orders/ord-9999', status: 404 },
  { name: 'read it the old way', method: 'GET', path: '/orders/ord-1001', status: 200 },
];

// #region provider
/** Sends one interaction and holds the answer against the contract. */
export async function verifyProvider(url: string, { name, status, ...request }: Interaction): Promise<Check> {
  const response = await send(url, request);
  const mediaType = response.headers.get('content-type')?.split(';')[0] ?? 'none';
  const operation = operationFor(request.method, request.path);
  const schema = operation && responseSchema(operation, response.status, mediaType);
  const body = await response.json();
  return {
    name,
    problems: [
      ...(response.status === status ? [] : [`status ${response.status}, not ${status}`]),
      ...(schema
        ? validate(schema, body, openApi).map(textOf)
        : [`${response.status} ${mediaType} is not promised`]),
    ],
  };
}
// #endregion provider

// #region consumers
/** What each consumer reads, held against what the provider really answers. */
export async function verifyConsumers(url: string): Promise<Check[]> {
  return Promise.all(
    expectations.map(async ({ consumer, request, needs }) => {
      const response = await send(url, request);
      return {
        name: `${consumer} gets what it reads`,
        problems: validate(needs, await response.json()).map(textOf),
      };
    }),
  );
}
// #endregion consumers

function send(url: string, { method, path, body }: { method: string; path: string; body?: unknown }) {
  return fetch(`${url}${path}`, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
}

function textOf({ pointer, detail }: Mismatch): string {
  return `${pointer} ${detail}`;
}
