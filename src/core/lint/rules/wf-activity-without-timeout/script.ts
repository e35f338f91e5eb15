import type { Body, Call, PatternModel, Value } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { callsIn, resolved } from '../../facts.ts';
import { addProperty } from '../../fixes.ts';
import type { RuleContext, RuleFix } from '../../rule.ts';
import type { Unbounded } from './unbounded.ts';

/** Proxies of activities whose options have no timeout. */
export function unboundedInScript(model: PatternModel, body: Body, context: RuleContext): Unbounded[] {
  return callsIn(body)
    .filter((call) => /^proxy(?:Local)?Activities$/.test(calledName(call)) && lacksTimeout(model, body, call))
    .map((call) => ({ span: call.nameSpan, fixes: withTimeout(model, body, call, context) }));
}

function optionsOf(model: PatternModel, body: Body, call: Call): Value | undefined {
  return resolved(model, body, call.arguments[0]);
}

function lacksTimeout(model: PatternModel, body: Body, call: Call): boolean {
  const options = optionsOf(model, body, call);
  if (!options) return true;
  if (options.kind !== 'object' || options.open) return false;
  return !options.properties.some(
    ({ key }) => key === 'startToCloseTimeout' || key === 'scheduleToCloseTimeout',
  );
}

/** One minute is what the samples of the SDK begin with. */
function withTimeout(model: PatternModel, body: Body, call: Call, context: RuleContext): RuleFix[] {
  const property = "startToCloseTimeout: '1 minute'";
  const options = optionsOf(model, body, call);
  const at = call.argumentsSpan.start + 1;
  const edit =
    options?.kind === 'object'
      ? addProperty(options, property, context)
      : { span: { start: at, end: at }, text: `{ ${property} }` };
  return [{ title: { en: `Add \`${property}\``, ko: `\`${property}\` 넣기` }, safe: true, edits: [edit] }];
}
