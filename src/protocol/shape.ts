import { isRecord } from '../core/isRecord.ts';

/**
 * Small parsers for messages that come from another process or page: each takes `unknown` and returns the value,
 * or undefined where it has another shape. An object's fields are read one by one, so extra ones never pass.
 */
export type Shape<T> = (value: unknown) => T | undefined;

export const text: Shape<string> = (value) => (typeof value === 'string' ? value : undefined);
export const flag: Shape<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
export const count: Shape<number> = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** A string that is one of `values`. */
export function oneOf<const T extends string>(...values: readonly T[]): Shape<T> {
  return (value) => values.find((known) => known === value);
}

/** A list whose every element has the shape. */
export function listOf<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const parsed = value.map(shape);
    return parsed.every((element) => element !== undefined) ? parsed : undefined;
  };
}

/** Marks a field of `object` that may be absent. */
export interface Optional<T> {
  readonly optional: Shape<T>;
}
export function optional<T>(shape: Shape<T>): Optional<T> {
  return { optional: shape };
}

type Fields = Readonly<Record<string, Shape<unknown> | Optional<unknown>>>;
type Parsed<F extends Fields> = {
  readonly [K in keyof F as F[K] extends Optional<unknown> ? never : K]: F[K] extends Shape<infer T>
    ? T
    : never;
} & {
  readonly [K in keyof F as F[K] extends Optional<unknown> ? K : never]?: F[K] extends Optional<infer T>
    ? T
    : never;
};

/** An object with these fields. */
export function object<F extends Fields>(fields: F): Shape<Parsed<F>> {
  return (value) => {
    if (!isRecord(value)) return undefined;
    const parsed: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(fields)) {
      const given: unknown = Object.hasOwn(value, name) ? value[name] : undefined;
      if (typeof field !== 'function' && given === undefined) continue;
      const result = typeof field === 'function' ? field(given) : field.optional(given);
      if (result === undefined) return undefined;
      parsed[name] = result;
    }
    return parsed as Parsed<F>;
  };
}

/** The fields of each message of a union, by its `type`. The compiler holds it complete. */
export type MessageShapes<M extends { readonly type: string }> = {
  readonly [T in M['type']]: Shape<Omit<Extract<M, { readonly type: T }>, 'type'>>;
};

/** @returns a message of the union, or undefined where `value` is none */
export function parseMessage<M extends { readonly type: string }>(
  shapes: Readonly<Record<string, Shape<object>>>,
  value: unknown,
): M | undefined {
  const type = object({ type: text })(value)?.type;
  if (type === undefined || !Object.hasOwn(shapes, type)) return undefined;
  const fields = shapes[type]?.(value);
  return fields && ({ type, ...fields } as unknown as M);
}
