import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import type { Problem } from '../problem.ts';

/**
 * Reads the value of a YAML node. Reports what is wrong with it, with its line, and returns undefined where nothing
 * usable is left.
 */
export type Shape<T> = (node: Node, place: Place) => T | undefined;

/** Where a value stands: its name for messages, and the way to report a problem at a node. */
export interface Place {
  /** `quiz[0].answers[1].why`; empty at the root. */
  readonly name: string;
  report(node: Node, message: string): void;
  inside(name: string): Place;
}

/** The root of a YAML text, and the place to read it at; no root where the text is not YAML at all. */
export interface YamlFile {
  readonly root?: Node;
  readonly place: Place;
  /** The 1-based line where a node begins. */
  lineOf(node: Node): number;
  /** Grows while shapes read. */
  readonly problems: Problem[];
}

/** Parses YAML. Never throws; anchors stay unresolved, so that a few lines cannot stand for gigabytes. */
export function openYaml(text: string, file: string): YamlFile {
  const lines = new LineCounter();
  const problems: Problem[] = [];
  const lineOf = (node: Node) => Math.max(1, lines.linePos(node.range?.[0] ?? 0).line);
  const place = placeAt('', (node, message) => problems.push({ file, line: lineOf(node), message }));
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent', prettyErrors: false });
  for (const { pos, message } of document.errors) {
    problems.push({ file, line: lines.linePos(pos[0]).line, message: `YAML: ${message}` });
  }
  return { ...(document.contents && { root: document.contents }), place, lineOf, problems };
}

function placeAt(name: string, report: Place['report']): Place {
  return {
    name,
    report: (node, message) => report(node, name === '' ? message : `${name}: ${message}`),
    inside: (part) => placeAt(part.startsWith('[') || name === '' ? name + part : `${name}.${part}`, report),
  };
}

/** A text that is not empty. Numbers and dates written without quotes are taken as they stand. */
export const text: Shape<string> = (node, place) => {
  const value = isScalar(node) ? (typeof node.value === 'string' ? node.value : node.source) : undefined;
  if (value === undefined || value.trim() === '') {
    place.report(node, 'a text is expected');
    return undefined;
  }
  return value.trim();
};

export const boolean: Shape<boolean> = (node, place) => {
  if (isScalar(node) && typeof node.value === 'boolean') return node.value;
  place.report(node, 'true or false is expected');
  return undefined;
};

/** A whole number that is not negative. */
export const count: Shape<number> = (node, place) => {
  if (isScalar(node) && Number.isSafeInteger(node.value) && Number(node.value) >= 0)
    return Number(node.value);
  place.report(node, 'a whole number is expected');
  return undefined;
};

export function oneOf<const T extends string>(...values: readonly T[]): Shape<T> {
  return (node, place) => {
    const value = isScalar(node) ? values.find((candidate) => candidate === node.value) : undefined;
    if (value === undefined) place.report(node, `one of ${values.join(', ')} is expected`);
    return value;
  };
}

/** A text that names something which exists; `what` says what, as `a rule`. Without `known` any name will do. */
export function nameOf(what: string, known: ReadonlySet<string> | undefined): Shape<string> {
  return (node, place) => {
    const name = text(node, place);
    if (name === undefined || !known || known.has(name)) return name;
    place.report(node, `${name} is not ${what}`);
    return undefined;
  };
}

/** A list; items that cannot be read are left out. */
export function list<T>(item: Shape<T>): Shape<T[]> {
  return (node, place) => {
    if (!isSeq(node)) {
      place.report(node, 'a list is expected');
      return undefined;
    }
    return node.items.flatMap((child, index) => {
      const value = item(child as Node, place.inside(`[${index}]`));
      return value === undefined ? [] : [value];
    });
  };
}

/** How a field of an object is read: by its shape, and what stands in where it is absent or unusable. */
export interface Field<T> {
  readonly shape: Shape<T>;
  readonly fallback: T;
  /** Reported when absent. */
  readonly required: boolean;
}

/** A field that must be there; `fallback` stands in for it after the problem is reported. */
export function required<T>(shape: Shape<T>, fallback: T): Field<T> {
  return { shape, fallback, required: true };
}

export function optional<T>(shape: Shape<T>): Field<T | undefined>;
export function optional<T>(shape: Shape<T>, fallback: T): Field<T>;
export function optional<T>(shape: Shape<T>, fallback?: T): Field<T | undefined> {
  return { shape, fallback, required: false };
}

/** A field for every property of `T`; one for an optional property may have nothing to fall back on. */
export type Fields<T> = {
  readonly [K in keyof T]-?: Partial<Pick<T, K>> extends Pick<T, K> ? Field<T[K] | undefined> : Field<T[K]>;
};

/** An object with these fields; a missing field, an unknown key and a key that stands twice are reported. */
export function object<T extends object>(fields: Fields<T>): Shape<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  return (node, place) => {
    if (!isMap(node)) {
      place.report(node, `an object with ${names.join(', ')} is expected`);
      return undefined;
    }
    const pairs = pairsOf(node);
    for (const [key, { keyNode }] of pairs) {
      if (!names.includes(key as keyof T & string)) place.report(keyNode, `unknown key ${key}`);
    }
    const values = names.map((name) => {
      const field: Field<unknown> = fields[name];
      const child = pairs.get(name)?.value;
      if (child === undefined && field.required) place.report(node, `${name} is missing`);
      const value = child && field.shape(child, place.inside(name));
      return [name, value === undefined ? field.fallback : value] as const;
    });
    return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as T;
  };
}

function pairsOf(map: YAMLMap): Map<string, { keyNode: Node; value?: Node }> {
  return new Map(
    (map.items as Pair<Node, Node | null>[]).map(({ key, value }) => [
      isScalar(key) ? String(key.value) : key.toString(),
      { keyNode: key, ...(value && { value }) },
    ]),
  );
}
