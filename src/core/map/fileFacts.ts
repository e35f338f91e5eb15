import { fileKindOf } from '../analysis/gates.ts';
import type { PatternModel, Role } from '../analysis/model.ts';
import { lineIndex } from '../lint/positions.ts';
import { branchHandlers } from './facts/branches.ts';
import { callsFrom } from './facts/calls.ts';
import { constantsOf, declaredTypes } from './facts/declarations.ts';
import type { HandlerDraft } from './facts/handlerDraft.ts';
import { namedHandlers } from './facts/namedHandlers.ts';
import { registrationsOf } from './facts/registrations.ts';
import { roleHandlers } from './facts/roleHandlers.ts';
import { sendsOf } from './facts/sends.ts';
import { temporalFacts, temporalSends } from './facts/temporal.ts';
import { typedHandlers } from './facts/typedHandlers.ts';
import { contains } from './facts/values.ts';
import type { FileFacts } from './model.ts';

/**
 * What one file tells about messages: which types may be some, which code handles them, and where they are made or sent.
 * @param text the text that `model` was made from
 */
export function fileFacts(model: PatternModel, text: string): FileFacts {
  const lines = lineIndex(text);
  const temporal = temporalFacts(model, text, lines);
  const whole = merged([...roleHandlers(model, text), ...temporal.handlers, ...namedHandlers(model, text)]);
  const branches = branchHandlers(model, whole);
  const drafts = [...withoutBranched(whole, branches), ...branches];
  const calls = callsFrom(model);
  const registrations = registrationsOf(model, lines);
  const all = withoutHelpers(
    model,
    withoutDeclarations(model, [...drafts, ...typedHandlers(model, whole)]),
    calls,
  );
  return {
    path: model.path,
    language: model.language,
    test: fileKindOf(model.path).test,
    imports: model.imports.map(({ local, name, module }) => ({ local, name, module })),
    types: [...declaredTypes(model, lines), ...temporal.types],
    constants: constantsOf(model),
    handlers: all.map(({ role, name, handles, topic, evidence, named, code }) => ({
      role,
      name,
      handles,
      ...(topic !== undefined && { topic }),
      evidence,
      calls: calls(code),
      range: lines.rangeOf(named),
    })),
    sends: [...sendsOf(model, all, lines), ...temporalSends(model, all, lines)],
    ...(registrations && { registrations }),
  };
}

/** Several signs may point at one function: the first says what it is, and each may add what it handles. */
function merged(drafts: readonly HandlerDraft[]): HandlerDraft[] {
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

/** A method of an interface has no code. */
function withoutDeclarations(model: PatternModel, drafts: readonly HandlerDraft[]): HandlerDraft[] {
  const interfaces = model.types.filter(({ kind }) => kind === 'interface');
  return drafts.filter(({ code }) => !interfaces.some(({ span }) => contains(span, code)));
}

/** A method that another handler of its class calls for the same message is part of that one. */
function withoutHelpers(
  model: PatternModel,
  drafts: readonly HandlerDraft[],
  calls: (code: HandlerDraft['code']) => readonly string[],
): HandlerDraft[] {
  const methods = new Map(
    model.bodies.flatMap((body) =>
      body.kind === 'method' ? [[body.span.start, `${body.owner ?? ''}.${body.name ?? ''}`] as const] : [],
    ),
  );
  return drafts.filter((helper) => {
    const name = methods.get(helper.code.start);
    const owner = name?.slice(0, name.indexOf('.'));
    return !drafts.some(
      (other) =>
        name !== undefined &&
        other !== helper &&
        methods.get(other.code.start)?.startsWith(`${owner}.`) &&
        methods.get(other.code.start) !== name &&
        handlesAll(other, helper) &&
        calls(other.code).includes(name),
    );
  });
}

/** A handler whose branches tell its messages stands for those alone. */
function withoutBranched(whole: readonly HandlerDraft[], branches: readonly HandlerDraft[]): HandlerDraft[] {
  return whole.filter(
    ({ code }) =>
      !branches.some(
        (branch) =>
          code.start < branch.code.start && branch.code.end <= code.end && isDirect(code, branch, whole),
      ),
  );
}

function isDirect(code: HandlerDraft['code'], branch: HandlerDraft, whole: readonly HandlerDraft[]): boolean {
  return !whole.some(
    (other) =>
      other.code.start > code.start &&
      other.code.end <= code.end &&
      other.code.start < branch.code.start &&
      branch.code.end <= other.code.end,
  );
}
