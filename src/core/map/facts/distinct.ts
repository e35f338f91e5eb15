import type { PatternModel, Role, Span } from '../../analysis/model.ts';
import type { DeclaredType } from '../model.ts';
import type { HandlerDraft } from './handlerDraft.ts';
import { contains } from './values.ts';

/** One handler for each piece of code, though several signs may point at it, and one type for each name. */

/** An interface and a class of one name are one type; that which tells more is kept. */
export function distinctTypes(types: readonly DeclaredType[]): DeclaredType[] {
  const found = new Map<string, DeclaredType>();
  for (const type of types) {
    const known = found.get(type.name);
    if (!known || (!known.kind && type.kind)) found.set(type.name, type);
  }
  return [...found.values()];
}

/** The first sign says what a function is; each may add what it handles. */
export function merged(drafts: readonly HandlerDraft[]): HandlerDraft[] {
  const found = new Map<string, HandlerDraft>();
  for (const draft of drafts) {
    const key = `${draft.code.start}-${draft.code.end}`;
    const known = found.get(key);
    if (!known) found.set(key, draft);
    else if (known.handles.length === 0)
      found.set(key, { ...known, ...draft, role: clearer(known.role, draft.role) });
  }
  const all = [...found.values()];
  return all.filter((inner) => !all.some((outer) => isPartOf(inner, outer)));
}

/** A callback of a bus for events is more than some consumer. */
function clearer(first: Role, second: Role): Role {
  return first === 'consumer' ? second : first;
}

/** A handler inside of one that handles the same is part of it: `evolve` in an object that lists what it can handle. */
function isPartOf(inner: HandlerDraft, outer: HandlerDraft): boolean {
  return inner !== outer && contains(outer.code, inner.code) && handlesAll(outer, inner);
}

function handlesAll(outer: HandlerDraft, inner: HandlerDraft): boolean {
  return (
    inner.handles.length > 0 &&
    inner.handles.every(({ name }) => outer.handles.some((one) => one.name === name))
  );
}

/** A handler whose branches tell its messages stands for those alone; one around it does not. */
export function withoutBranched(
  whole: readonly HandlerDraft[],
  branches: readonly HandlerDraft[],
): HandlerDraft[] {
  const isInside = (inner: Span, outer: Span) => outer.start < inner.start && inner.end <= outer.end;
  return whole.filter(
    ({ code }) =>
      !branches.some(
        (branch) =>
          isInside(branch.code, code) &&
          !whole.some((between) => isInside(between.code, code) && isInside(branch.code, between.code)),
      ),
  );
}

/**
 * Of two handlers of a message where one calls the other, one is left: the caller, if the other is a method of its own
 * class; the method, if the caller is a function that only hands the message on, as one given to a bus.
 */
export function withoutHelpers(
  model: PatternModel,
  drafts: readonly HandlerDraft[],
  calls: (code: Span) => readonly string[],
): HandlerDraft[] {
  const methods = new Map(
    model.bodies.flatMap((body) =>
      body.kind === 'method' ? [[body.span.start, `${body.owner ?? ''}.${body.name ?? ''}`] as const] : [],
    ),
  );
  const methodOf = ({ code }: HandlerDraft) => methods.get(code.start);
  const callsFor = (caller: HandlerDraft, called: HandlerDraft) => {
    const name = methodOf(called);
    return name !== undefined && handlesAll(caller, called) && calls(caller.code).includes(name);
  };
  const isHandedOn = (from: HandlerDraft, to: HandlerDraft) =>
    methodOf(from) === undefined && from !== to && callsFor(from, to);
  const isHelperOf = (helper: HandlerDraft, other: HandlerDraft) => {
    const [own, method] = [methodOf(helper), methodOf(other)];
    if (own === undefined || method === undefined || own === method) return false;
    return classOf(own) === classOf(method) && callsFor(other, helper);
  };
  return drafts
    .filter((draft) => !drafts.some((other) => isHandedOn(draft, other) || isHelperOf(draft, other)))
    .map((draft) => {
      const isTold = drafts.some((other) => other.evidence === 'told' && isHandedOn(other, draft));
      return isTold ? { ...draft, evidence: 'told' } : draft;
    });
}

function classOf(method: string): string {
  return method.slice(0, method.indexOf('.'));
}

/** A method of an interface has no code. */
export function withoutDeclarations(model: PatternModel, drafts: readonly HandlerDraft[]): HandlerDraft[] {
  const interfaces = model.types.filter(({ kind }) => kind === 'interface');
  return drafts.filter(({ code }) => !interfaces.some(({ span }) => contains(span, code)));
}
