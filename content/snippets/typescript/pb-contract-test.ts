// ---
// title: { en: Consumer-driven contract test, ko: 컨슈머 주도 계약 테스트 }
// description:
//   en: The consumer writes down what it sends and reads; the same contract is run against the provider.
//   ko: 컨슈머가 보내는 것과 읽는 것을 적어 두고, 같은 계약을 제공자에게 실행합니다.
// pattern: contracts
// lesson: 16-15-3-api-contract-first#contract-tests
// names: [Order]
// ---

/** One thing a consumer relies on: only the fields it reads, so the provider stays free to add others. */
export interface Interaction {
  readonly description: string;
  /** What must be true at the provider before; it knows how to bring that about. */
  readonly given?: string;
  readonly request: { readonly method: string; readonly path: string; readonly body?: unknown };
  readonly response: { readonly status: number; readonly contentType: string; readonly body: Shape };
}

/** A type by its name, a value that must be equal, the one shape of all items of a list, or fields. */
export type Shape =
  | { readonly type: 'string' | 'number' | 'boolean' }
  | { readonly equals: string | number | boolean | null }
  | { readonly each: Shape }
  | { readonly fields: Readonly<Record<string, Shape>> };

export type OrderContract = readonly Interaction[];

export const orderContract: OrderContract = [
  {
    description: 'shows an order',
    given: 'order ord-1001 exists',
    request: { method: 'GET', path: '/v1/orders/ord-1001' },
    response: {
      status: 200,
      contentType: 'application/json',
      body: {
        fields: { orderId: { equals: 'ord-1001' }, total: { fields: { amount: { type: 'number' } } } },
      },
    },
  },
  {
    description: 'says in a way a program can read that there is no such order',
    request: { method: 'GET', path: '/v1/orders/ord-9999' },
    response: {
      status: 404,
      contentType: 'application/problem+json',
      body: { fields: { type: { type: 'string' }, status: { equals: 404 } } },
    },
  },
];

/** What is wrong with a provider: run it in the provider's build, against the contracts of all its consumers. */
export async function verifyProvider(
  baseUrl: URL,
  contract: OrderContract,
  prepare: (state: string) => Promise<void>,
  send: (url: URL, init: RequestInit) => Promise<Response> = fetch,
): Promise<readonly string[]> {
  const mismatches: string[] = [];
  for (const { description, given, request, response: expected } of contract) {
    if (given !== undefined) await prepare(given);
    const response = await send(new URL(request.path, baseUrl), {
      method: request.method,
      signal: AbortSignal.timeout(5_000),
      ...(request.body === undefined
        ? {}
        : { body: JSON.stringify(request.body), headers: { 'content-type': 'application/json' } }),
    });
    const contentType = response.headers.get('content-type')?.split(';', 1)[0];
    const found = [
      ...differences({ equals: expected.status }, response.status, 'status'),
      ...differences({ equals: expected.contentType }, contentType, 'content-type'),
      ...differences(expected.body, await response.json().catch(() => undefined), 'body'),
    ];
    mismatches.push(...found.map((difference) => `${description}: ${difference}`));
  }
  return mismatches;
}

function differences(shape: Shape, value: unknown, path: string): readonly string[] {
  if ('equals' in shape)
    return value === shape.equals
      ? []
      : [`${path} is ${JSON.stringify(value)}, not ${JSON.stringify(shape.equals)}`];
  if ('type' in shape)
    return typeof value === shape.type ? [] : [`${path} is ${typeof value}, not ${shape.type}`];
  if ('each' in shape) {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((item, index) => differences(shape.each, item, `${path}[${index}]`));
  }
  if (typeof value !== 'object' || value === null) return [`${path} is no object`];
  const fields = value as Record<string, unknown>;
  return Object.entries(shape.fields).flatMap(([name, field]) =>
    differences(field, fields[name], `${path}.${name}`),
  );
}
