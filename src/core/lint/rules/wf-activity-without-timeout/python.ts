import type { Body, Call, PatternModel } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { callsIn } from '../../facts.ts';
import type { RuleContext, RuleFix, SpanEdit } from '../../rule.ts';
import type { Unbounded } from './unbounded.ts';

/** Calls of `workflow.execute_activity` and its kin that name no timeout. */
export function unboundedInPython(model: PatternModel, body: Body, context: RuleContext): Unbounded[] {
  const library = model.imports.find(
    ({ module, name }) =>
      module === 'temporalio.workflow' || (module === 'temporalio' && name === 'workflow'),
  );
  return callsIn(body)
    .filter(
      (call) =>
        call.path.length === 2 &&
        call.path[0] === library?.local &&
        /^(?:execute|start)_(?:local_)?activity(?:_method|_class)?$/.test(calledName(call)) &&
        lacksTimeout(call),
    )
    .map((call) => ({ span: call.nameSpan, fixes: withTimeout(model, call, context) }));
}

function lacksTimeout(call: Call): boolean {
  if (call.arguments.some((argument) => argument.kind === 'spread')) return false;
  const options = call.arguments.find((argument) => argument.kind === 'object');
  if (!options) return true;
  return (
    !options.open &&
    !options.properties.some(
      ({ key }) => key === 'start_to_close_timeout' || key === 'schedule_to_close_timeout',
    )
  );
}

/** One minute is what the samples of the SDK begin with. */
function withTimeout(model: PatternModel, call: Call, context: RuleContext): RuleFix[] {
  const last = call.arguments.at(-1);
  const imported = importTimedelta(model, context);
  if (!last || !imported) return [];
  const before = context.textAt({ start: call.argumentsSpan.start + 1, end: last.span.start });
  const separator = before.includes('\n') ? before.slice(before.lastIndexOf('\n')) : ' ';
  const option = 'start_to_close_timeout=timedelta(minutes=1)';
  const end = last.span.end;
  const edits = [...imported, { span: { start: end, end }, text: `,${separator}${option}` }];
  return [{ title: { en: `Add \`${option}\``, ko: `\`${option}\` 넣기` }, safe: true, edits }];
}

/** Above the first import that stands at the margin; those of `__future__` stay first. */
function importTimedelta(model: PatternModel, context: RuleContext): SpanEdit[] | undefined {
  if (model.imports.some(({ module, local }) => module === 'datetime' && local === 'timedelta')) return [];
  const first = model.imports.find(({ module, statement: { start } }) => {
    return (
      module !== '__future__' && (start === 0 || context.textAt({ start: start - 1, end: start }) === '\n')
    );
  });
  const start = first?.statement.start;
  return start === undefined
    ? undefined
    : [{ span: { start, end: start }, text: 'from datetime import timedelta\n' }];
}
