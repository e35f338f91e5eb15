import type { Body, Call, PatternModel, Value } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { callsIn, resolved } from '../../facts.ts';
import { addProperty } from '../../fixes.ts';
import { defineRule, type RuleContext, type RuleFix } from '../../rule.ts';

export const wfActivityWithoutTimeout = defineRule({
  id: 'wf-activity-without-timeout',
  group: 'sagas',
  severity: 'error',
  languages: ['typescript'],
  gates: ['temporal-workflow'],
  lesson: '04b-saga-orchestration#durable-timers',
  messages: {
    'no-timeout': {
      en: 'Activities need `startToCloseTimeout` or `scheduleToCloseTimeout`: without one the first call fails, and a lost worker would never be noticed.',
      ko: '액티비티에는 `startToCloseTimeout`이나 `scheduleToCloseTimeout`이 필요합니다. 없으면 첫 호출이 실패하고, 사라진 워커를 알아차릴 수 없습니다.',
    },
  },

  check(model, context) {
    return model.bodies.flatMap((body) =>
      callsIn(body)
        .filter(
          (call) => /^proxy(?:Local)?Activities$/.test(calledName(call)) && lacksTimeout(model, body, call),
        )
        .map((call) => ({
          message: 'no-timeout' as const,
          span: call.nameSpan,
          fixes: withTimeout(model, body, call, context),
        })),
    );
  },
});

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
