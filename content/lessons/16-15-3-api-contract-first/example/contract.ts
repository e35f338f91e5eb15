import { readFileSync } from 'node:fs';
import { resolve, type Schema } from '../../../shop/jsonSchema.ts';

const read = (file: string) =>
  JSON.parse(readFileSync(new URL(`./contracts/${file}`, import.meta.url), 'utf8'));

interface Content {
  readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
}

interface Operation {
  readonly operationId: string;
  readonly deprecated?: boolean;
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, object>>;
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** The contracts, as the teams agreed on them. Nobody generates them. */
export const openApi: { readonly paths: Paths } = read('order.openapi.json');

export const asyncApi: {
  readonly operations: Readonly<
    Record<string, { readonly action: 'send' | 'receive'; readonly channel: { $ref: string } }>
  >;
  readonly components: {
    readonly messages: Readonly<Record<string, { readonly payload: Schema }>>;
  };
} = read('order.asyncapi.json');

export interface Expectation {
  readonly consumer: string;
  readonly request: { readonly method: string; readonly path: string };
  /** What this consumer reads, and nothing else. */
  readonly needs: Schema;
}

export const expectations: readonly Expectation[] = read('consumers.json');

/** The operation for `GET /v1/orders/ord-1001`, or undefined where the contract has none. */
export function operationFor(method: string, path: string): Operation | undefined {
  const template = Object.keys(openApi.paths).find((candidate) =>
    new RegExp(`^${candidate.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  return template ? openApi.paths[template]?.[method.toLowerCase()] : undefined;
}

/** What a request to an operation may hold. */
export function requestSchema({ requestBody }: Operation): Schema | undefined {
  return requestBody?.content['application/json']?.schema;
}

/** The schema of a response with this status and media type, or undefined where none was promised. */
export function responseSchema(operation: Operation, status: number, mediaType: string): Schema | undefined {
  const response = operation.responses[status];
  if (!response) return undefined;
  return (resolve(response as Schema, openApi) as unknown as Content).content[mediaType]?.schema;
}
