import type { Body, Call, PatternModel } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { assignmentsIn, callsIn, resolved } from '../../facts.ts';
import { addProperty } from '../../fixes.ts';
import type { RuleContext, RuleFix } from '../../rule.ts';
import type { Unbounded } from './unbounded.ts';

const timeout = /^(?:Start|Schedule)ToCloseTimeout$/;

/** Options given to `workflow.WithActivityOptions` that hold no timeout, and get none later. */
export function unboundedInGo(model: PatternModel, body: Body, context: RuleContext): Unbounded[] {
  const calls = callsIn(body);
  if (calls.some((call) => /^With(?:Local)?(?:Start|Schedule)ToCloseTimeout$/.test(calledName(call))))
    return [];
  return calls
    .filter((call) => /^With(?:Local)?ActivityOptions$/.test(calledName(call)))
    .flatMap((call): Unbounded[] => {
      const given = call.arguments[1];
      const options = resolved(model, body, given);
      if (options?.kind !== 'call' || !/^(?:Local)?ActivityOptions$/.test(calledName(options.call)))
        return [];
      const isSetLater =
        given?.kind === 'name' &&
        assignmentsIn(body).some(
          ({ target }) => target[0] === given.path[0] && timeout.test(target.at(-1) ?? ''),
        );
      if (isSetLater || !lacksTimeout(options.call)) return [];
      return [{ span: options.call.nameSpan, fixes: withTimeout(model, options.call, context) }];
    });
}

function lacksTimeout({ construct, arguments: [fields] }: Call): boolean {
  return construct && fields?.kind === 'object' && !fields.properties.some(({ key }) => timeout.test(key));
}

/** One minute is what the samples of the SDK begin with. */
function withTimeout(model: PatternModel, { arguments: [fields] }: Call, context: RuleContext): RuleFix[] {
  const hasTime = model.imports.some(({ module, local }) => module === 'time' && local === 'time');
  if (fields?.kind !== 'object' || !hasTime) return [];
  const property = 'StartToCloseTimeout: time.Minute';
  const inside = fields.span.start + 1;
  const edit =
    fields.properties.length > 0
      ? addProperty(fields, property, context)
      : { span: { start: inside, end: inside }, text: property };
  return [{ title: { en: `Add \`${property}\``, ko: `\`${property}\` 넣기` }, safe: true, edits: [edit] }];
}
