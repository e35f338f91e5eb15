/**
 * The part of JSON Schema 2020-12 that the contracts of the shop use, which is also the schema language of OpenAPI
 * 3.1 and AsyncAPI 3. A schema with another keyword is refused: a rule nobody checks is worse than none.
 */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly deprecated?: boolean;
}

/** What is wrong with a value, and where: a JSON Pointer, `` for the value itself. */
export interface Mismatch {
  readonly pointer: string;
  readonly detail: string;
}

const ANNOTATIONS = ['title', 'description', 'format', 'deprecated'];
const KEYWORDS = new Set([
  ...ANNOTATIONS,
  ...['$ref', 'type', 'properties', 'required', 'additionalProperties', 'items', 'minItems'],
  ...['enum', 'const', 'pattern', 'minimum', 'maximum'],
]);

/**
 * Everything about `value` that the schema does not allow; empty when it is valid. `root` is the document that
 * references such as `#/components/schemas/Order` point into.
 */
export function validate(schema: Schema, value: unknown, root: unknown = schema, pointer = ''): Mismatch[] {
  const rule = resolve(schema, root);
  const unsupported = Object.keys(rule).find((keyword) => !KEYWORDS.has(keyword));
  if (unsupported) throw new Error(`JSON Schema: the keyword ${unsupported} is not supported`);
  const wrongType = rule.type !== undefined && !typesOf(rule).some((type) => isOfType(value, type));
  if (wrongType) return [{ pointer, detail: `is not of type ${typesOf(rule).join(' or ')}` }];
  return [
    ...valueMismatches(rule, value).map((detail) => ({ pointer, detail })),
    ...(Array.isArray(value) ? itemMismatches(rule, value, root, pointer) : []),
    ...(isObject(value) ? memberMismatches(rule, value, root, pointer) : []),
  ];
}

/** The schema itself, or the one its `$ref` names. */
export function resolve(schema: Schema, root: unknown): Schema {
  if (schema.$ref === undefined) return schema;
  const target = schema.$ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((node, name) => (isObject(node) ? node[name] : undefined), root);
  if (!isObject(target)) throw new Error(`JSON Schema: nothing at ${schema.$ref}`);
  return resolve(target, root);
}

/** The types a schema names, as a list; empty when it allows every type. */
export function typesOf({ type = [] }: Schema): readonly string[] {
  return typeof type === 'string' ? [type] : type;
}

function valueMismatches(rule: Schema, value: unknown): string[] {
  const isNumber = typeof value === 'number';
  return [
    ...when('const' in rule && value !== rule.const, `is not ${JSON.stringify(rule.const)}`),
    ...when(rule.enum !== undefined && !rule.enum.includes(value), `is none of ${rule.enum?.join(', ')}`),
    ...when(
      rule.pattern !== undefined && typeof value === 'string' && !new RegExp(rule.pattern, 'u').test(value),
      `does not match ${rule.pattern}`,
    ),
    ...when(isNumber && value < (rule.minimum ?? value), `is less than ${rule.minimum}`),
    ...when(isNumber && value > (rule.maximum ?? value), `is more than ${rule.maximum}`),
  ];
}

function itemMismatches(rule: Schema, values: unknown[], root: unknown, pointer: string): Mismatch[] {
  const { items, minItems = 0 } = rule;
  return [
    ...when(values.length < minItems, { pointer, detail: `has fewer than ${minItems} items` }),
    ...(items ? values.flatMap((value, index) => validate(items, value, root, `${pointer}/${index}`)) : []),
  ];
}

function memberMismatches(
  { required = [], properties = {}, additionalProperties }: Schema,
  value: Record<string, unknown>,
  root: unknown,
  pointer: string,
): Mismatch[] {
  const missing = required.filter((name) => !Object.hasOwn(value, name));
  return [
    ...missing.map((name) => ({ pointer: `${pointer}/${name}`, detail: 'is missing' })),
    ...Object.entries(value).flatMap(([name, member]) => {
      const schema = properties[name];
      if (schema) return validate(schema, member, root, `${pointer}/${name}`);
      return when(additionalProperties === false, { pointer: `${pointer}/${name}`, detail: 'is not known' });
    }),
  ];
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function when<T>(condition: boolean, item: T): T[] {
  return condition ? [item] : [];
}
