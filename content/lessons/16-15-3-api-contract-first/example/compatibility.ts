import { resolve, type Schema, typesOf } from '../../../shop/jsonSchema.ts';

/** A place where a sender may send what its receiver does not take. */
export interface Gap {
  readonly path: string;
  readonly kind: 'absent' | 'optional' | 'null' | 'value' | 'type' | 'rule' | 'unknown';
  readonly value?: string;
}

/** A schema and the document its references point into. */
export interface Side {
  readonly schema: Schema;
  readonly root?: unknown;
}

// #region directions
/** Clients of the old contract go on sending what it allows, to a server of the new one. */
export function requestGaps(old: Side, next: Side): Gap[] {
  return gaps(old, next);
}

/** A server of the new contract sends what it allows, to clients of the old one. */
export function responseGaps(old: Side, next: Side): Gap[] {
  return gaps(next, old);
}
// #endregion directions

// #region gaps
/** Everything a sender may send and the receiver does not take. */
function gaps(sender: Side, receiver: Side, path = ''): Gap[] {
  const sent = resolve(sender.schema, sender.root ?? sender.schema);
  const taken = resolve(receiver.schema, receiver.root ?? receiver.schema);
  return [
    ...typeGaps(sent, taken, path),
    ...valueGaps(sent, taken, path),
    ...ruleGaps(sent, taken, path),
    ...missing(sent, taken).map((gap) => ({ ...gap, path: join(path, gap.path) })),
    ...Object.entries(sent.properties ?? {}).flatMap(([name, schema]) => {
      const other = taken.properties?.[name];
      if (other) return gaps({ ...sender, schema }, { ...receiver, schema: other }, join(path, name));
      return taken.additionalProperties === false
        ? [{ path: join(path, name), kind: 'unknown' as const }]
        : [];
    }),
    ...(sent.items && taken.items
      ? gaps({ ...sender, schema: sent.items }, { ...receiver, schema: taken.items }, `${path}[]`)
      : []),
  ];
}
// #endregion gaps

function missing(sent: Schema, taken: Schema): Gap[] {
  return (taken.required ?? [])
    .filter((name) => !sent.required?.includes(name))
    .map((path) => ({ path, kind: sent.properties?.[path] ? 'optional' : 'absent' }));
}

function typeGaps(sent: Schema, taken: Schema, path: string): Gap[] {
  if (taken.type === undefined) return [];
  return typesOf(sent)
    .filter(
      (type) => !typesOf(taken).includes(type) && !(type === 'integer' && typesOf(taken).includes('number')),
    )
    .map((type) => (type === 'null' ? { path, kind: 'null' } : { path, kind: 'type', value: type }));
}

function valueGaps(sent: Schema, taken: Schema, path: string): Gap[] {
  return (sent.enum ?? [])
    .filter((value) => taken.enum && !taken.enum.includes(value))
    .map((value) => ({ path, kind: 'value', value: String(value) }));
}

/** Types and values are compared one by one; of the other rules only equal ones are known to be safe. */
const COMPARED = ['type', 'enum'] as const;
const OTHERS = ['const', 'pattern', 'minimum', 'maximum', 'minItems'] as const;

function ruleGaps(sent: Schema, taken: Schema, path: string): Gap[] {
  const dropped = COMPARED.filter((rule) => taken[rule] !== undefined && sent[rule] === undefined);
  const changed = OTHERS.filter((rule) => taken[rule] !== undefined && taken[rule] !== sent[rule]);
  return [...dropped, ...changed].map((value) => ({ path, kind: 'rule', value }));
}

const join = (path: string, name: string) => (path ? `${path}.${name}` : name);

/** A gap in the words of the people it concerns. */
export function describe({ path, kind, value = '' }: Gap, direction: 'request' | 'response'): string {
  const words = {
    request: {
      absent: 'added and required',
      optional: 'now required',
      null: 'no longer null',
      value: `no longer ${value}`,
      type: `no longer ${value}`,
      rule: `with another ${value}`,
      unknown: 'no longer known',
    },
    response: {
      absent: 'removed',
      optional: 'now optional',
      null: 'now null at times',
      value: `now ${value} at times`,
      type: `now ${value}`,
      rule: `with another ${value}`,
      unknown: 'added to a closed object',
    },
  };
  return `${path} ${words[direction][kind]}`;
}
