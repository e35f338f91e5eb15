import type { Call, PatternModel, Span, Value } from '../analysis/model.ts';
import type { RuleContext, SpanEdit } from './rule.ts';

/** Edits that several rules offer. */

type ObjectValue = Extract<Value, { kind: 'object' }>;

/** Puts a property first into an object literal, on its own line where the literal has one for each. */
export function addProperty(object: ObjectValue, property: string, context: RuleContext): SpanEdit {
  const [first] = object.properties;
  if (!first) return { span: object.span, text: `{ ${property} }` };
  const start = first.span.start;
  const before = context.textAt({ start: object.span.start + 1, end: start });
  const separator = before.includes('\n') ? before.slice(before.lastIndexOf('\n')) : ' ';
  return { span: { start, end: start }, text: `${property},${separator}` };
}

/** Imports a name from a module, unless it is imported already: into the statement that is there, else above the first. */
export function addImport(
  model: PatternModel,
  name: string,
  module: string,
  context: RuleContext,
): SpanEdit[] {
  const fromModule = model.imports.filter((one) => one.module === module && !one.typeOnly);
  if (fromModule.some((one) => one.local === name)) return [];
  for (const { statement } of fromModule) {
    const brace = context.textAt(statement).indexOf('{');
    if (brace >= 0) {
      const at = statement.start + brace + 1;
      return [{ span: { start: at, end: at }, text: ` ${name},` }];
    }
  }
  const at = model.imports[0]?.statement.start ?? 0;
  return [{ span: { start: at, end: at }, text: `import { ${name} } from '${module}';\n` }];
}

/** Takes one element out of a list, with the comma that goes with it. */
export function removeFromList(spans: readonly Span[], index: number): SpanEdit {
  const [before, here, after] = [spans[index - 1], spans[index], spans[index + 1]];
  if (!here) throw new RangeError(`no element ${index}`);
  const start = after || !before ? here.start : before.end;
  return { span: { start, end: after ? after.start : here.end }, text: '' };
}

/** The white space that the line of an offset begins with. */
export function indentAt(offset: number, context: RuleContext): string {
  const before = context.textAt({ start: 0, end: offset });
  return /^[^\S\n]*/.exec(before.slice(before.lastIndexOf('\n') + 1))?.[0] ?? '';
}

/** The whole lines of a call that is a statement of its own, awaited or not; undefined where it shares them. */
function linesOf(call: Call, context: RuleContext): Span | undefined {
  const before = context.textAt({ start: 0, end: call.span.start });
  const lineStart = before.lastIndexOf('\n') + 1;
  const rest = /^;?[^\S\n]*(?:\n|$)/.exec(context.textAt({ start: call.span.end, end: call.span.end + 200 }));
  if (!rest || !/^\s*(?:await\s+)?$/.test(before.slice(lineStart))) return undefined;
  return { start: lineStart, end: call.span.end + rest[0].length };
}

/** Puts the statement of one call behind that of another, where both stand on lines of their own. */
export function moveBehind(moved: Call, other: Call, context: RuleContext): SpanEdit[] {
  const from = linesOf(moved, context);
  const to = linesOf(other, context);
  if (!from || !to || moved.block !== other.block) return [];
  return [
    { span: from, text: '' },
    { span: { start: to.end, end: to.end }, text: context.textAt(from) },
  ];
}
