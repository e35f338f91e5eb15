import type { Body, Call, PatternModel } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { callsIn, isInside } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

export const sagaStepWithoutCompensation = defineRule({
  id: 'saga-step-without-compensation',
  group: 'sagas',
  severity: 'information',
  languages: ['typescript'],
  gates: ['compensation'],
  lesson: '04-saga-pattern#saga-table',
  messages: {
    'no-compensation': {
      en: 'No compensation is registered for `{step}`, though other steps of this function have one: if a later step fails, its effect stays.',
      ko: '이 함수의 다른 단계와 달리 `{step}`에는 등록된 보상이 없습니다. 뒤의 단계가 실패하면 그 효과가 남습니다.',
    },
  },

  check(model) {
    return model.bodies.flatMap((body) => {
      const calls = callsIn(body);
      if (!calls.some(registersCompensation)) return [];
      const steps = calls.filter((call) => isStep(body, call));
      return uncompensated(calls, steps)
        .filter((step) => step !== steps.at(-1) && !isMarked(model, steps[steps.indexOf(step) - 1], step))
        .map((step) => ({
          message: 'no-compensation' as const,
          data: { step: calledName(step) },
          span: step.nameSpan,
        }));
    });
  },
});

/** Steps that no registration belongs to: each belongs to the step just before it, else to the one that follows. */
function uncompensated(calls: readonly Call[], steps: readonly Call[]): Call[] {
  const open: Call[] = [];
  let registeredAhead = 0;
  for (const call of calls) {
    if (registersCompensation(call)) {
      if (open.pop() === undefined) registeredAhead += 1;
    } else if (steps.includes(call)) {
      if (registeredAhead > 0) registeredAhead -= 1;
      else open.push(call);
    }
  }
  return open;
}

const stepName =
  /^(?:create|reserve|charge|book|debit|allocate|authori[sz]e|capture|hold|schedule|place)(?:[A-Z]\w*)?$/;

function isStep(body: Body, call: Call): boolean {
  return (
    call.outcome === 'awaited' &&
    stepName.test(calledName(call)) &&
    !isInside(body, call, 'catch') &&
    !isInside(body, call, 'finally')
  );
}

function registersCompensation(call: Call): boolean {
  const onList =
    /^(?:push|unshift|add)$/.test(calledName(call)) &&
    call.path.some((link) => /compensat|undo|rollback/i.test(link));
  return onList || /^(?:addCompensation|compensateWith|withCompensation)$/.test(calledName(call));
}

/** `// pivot` or `// retriable` stands between the step before and this one: it needs none, and says so. */
function isMarked(model: PatternModel, before: Call | undefined, step: Call): boolean {
  const from = before?.span.end ?? 0;
  return model.comments.some(
    ({ span, text }) =>
      span.start >= from && span.end <= step.span.end && /\b(?:pivot|retriable)\b/i.test(text),
  );
}
