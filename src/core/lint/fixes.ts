import type { PatternModel, Span, Value } from '../analysis/model.ts';
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
