import type { Block, Body, Call, Effect, Span, TypeRef, Value } from './model.ts';

/** What adapters fill in while they walk; the finished facts are read-only. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

export interface BodyDraft extends Draft<Body> {
  readonly effects: Effect[];
  readonly blocks: Draft<Block>[];
}

/** Names whose type the file tells, in one function or class. */
export interface Scope {
  readonly parent: Scope | undefined;
  /** By name; a field stands as `this.name`. */
  readonly types: Map<string, TypeRef>;
  /** SQL that a name stands for. */
  readonly queries: Map<string, string>;
  /** What a method calls its object, where the language leaves that to the method. */
  readonly self?: string | undefined;
}

export function scopeIn(parent: Scope | undefined, self?: string): Scope {
  return { parent, types: new Map(), queries: new Map(), self };
}

/** Is this the name of the object whose method is being read? */
export function isSelf(name: string, scope: Scope): boolean {
  for (let at: Scope | undefined = scope; at; at = at.parent)
    if (at.self !== undefined) return at.self === name;
  return false;
}

/** A name that stands for SQL counts as the text itself, so that it tells what the call does that it is given to. */
export function queryFor(value: Value, scope: Scope): Value {
  if (value.kind !== 'name' || value.path.length !== 1) return value;
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const text = at.queries.get(value.path[0] ?? '');
    if (text !== undefined) return { kind: 'text', text, parts: [], span: value.span };
  }
  return value;
}

/** The declared type of what a callee's chain ends in before the called name. */
export function receiverTypeOf(path: readonly string[], scope: Scope): string | undefined {
  const receiver = path.slice(0, -1).join('.');
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const type = at.types.get(receiver);
    if (type) return type.name;
  }
  return undefined;
}

export function newBody(
  bodies: BodyDraft[],
  body: Omit<BodyDraft, 'index' | 'effects' | 'blocks' | 'annotations'> & {
    annotations?: Body['annotations'];
  },
): BodyDraft {
  const block: Block = {
    kind: 'body',
    parent: -1,
    span: body.span,
    names: [],
    awaits: false,
    statement: body.span,
  };
  const draft: BodyDraft = { annotations: [], ...body, index: bodies.length, effects: [], blocks: [block] };
  bodies.push(draft);
  return draft;
}

/** Tells the functions among a call's arguments whose arguments they are. */
export function tieFunctions(values: readonly Value[], call: Call, bodies: readonly BodyDraft[]): void {
  for (const value of values) {
    switch (value.kind) {
      case 'function': {
        const body = bodies[value.body];
        if (body) body.argumentOf ??= call;
        break;
      }
      case 'object':
        tieFunctions(
          value.properties.map((property) => property.value),
          call,
          bodies,
        );
        break;
      case 'list':
        tieFunctions(value.items, call, bodies);
        break;
      case 'compound':
        tieFunctions(value.parts, call, bodies);
        break;
    }
  }
}

export function spanOf(node: Span): Span {
  return { start: node.start, end: node.end };
}
