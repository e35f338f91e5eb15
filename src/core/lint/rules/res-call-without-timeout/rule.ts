import type { Body, Call, LanguageId, PatternModel } from '../../../analysis/model.ts';
import { callsIn } from '../../facts.ts';
import { defineRule, type RuleContext, type RuleFix } from '../../rule.ts';
import { untimedInGo } from './go.ts';
import { untimedInPython } from './python.ts';
import { untimedInScript } from './script.ts';

/** Gives the fixes for a call without time limit, undefined for all other calls. */
type Untimed = (call: Call, model: PatternModel, body: Body, context: RuleContext) => RuleFix[] | undefined;

const untimedIn: Partial<Record<LanguageId, Untimed>> = {
  typescript: untimedInScript,
  python: untimedInPython,
  go: untimedInGo,
};

export const resCallWithoutTimeout = defineRule({
  id: 'res-call-without-timeout',
  group: 'resilience',
  severity: 'warning',
  languages: ['typescript', 'python', 'go'],
  gates: ['fetch', 'http'],
  skipsUi: true,
  lesson: '16-17-1-synchronous-communication#deadline-budget',
  messages: {
    'no-timeout': {
      en: '`{what}` waits as long as the other side likes: give it a time limit.',
      ko: '`{what}`은(는) 상대가 답할 때까지 한없이 기다립니다. 시간 제한을 두십시오.',
    },
  },

  check(model, context) {
    const untimed = untimedIn[model.language];
    if (!untimed) return [];
    return model.bodies.flatMap((body) => {
      const critical = isCritical(model, body);
      return callsIn(body).flatMap((call) => {
        const fixes = untimed(call, model, body, context);
        if (!fixes) return [];
        return [
          {
            message: 'no-timeout' as const,
            data: { what: context.textAt({ start: call.span.start, end: call.nameSpan.end }) },
            span: { start: call.span.start, end: call.nameSpan.end },
            ...(!critical && { severity: 'information' as const }),
            fixes,
          },
        ];
      });
    });
  },
});

/** Somebody waits for this code: it stands between services, or answers a request. */
function isCritical(model: PatternModel, body: Body): boolean {
  return (
    /gateway|client|handler|proxy|bff|adapter/i.test(model.path) ||
    body.annotations.some(
      ({ name, qualifier = '' }) =>
        /^(?:get|post|put|patch|delete|route)$/.test(name) &&
        /(?:app|api|router|blueprint|bp)$/.test(qualifier),
    )
  );
}
