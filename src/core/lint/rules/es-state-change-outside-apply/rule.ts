import type { Body, Call, PatternModel } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { assignmentsIn, callsIn } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

export const esStateChangeOutsideApply = defineRule({
  id: 'es-state-change-outside-apply',
  group: 'event-sourcing',
  severity: 'warning',
  languages: ['typescript'],
  gates: ['event-sourcing'],
  lesson: '02c-event-sourcing-implementation#pure-functions',
  messages: {
    'outside-apply': {
      en: '`{field}` is set beside the event and not by it: after the next load it has its old value.',
      ko: '`{field}`을(를) 이벤트가 아니라 그 옆에서 바꿉니다. 다음에 불러오면 예전 값으로 돌아갑니다.',
    },
  },

  check(model) {
    return model.bodies
      .filter(
        (body) =>
          body.kind === 'method' &&
          !appliesEvents(body) &&
          foldsEvents(model, body.owner) &&
          callsIn(body).some(raisesEvent),
      )
      .flatMap((body) =>
        assignmentsIn(body)
          .filter(
            ({ target }) => target[0] === 'this' && target.length > 1 && !bookkeeping.test(target[1] ?? ''),
          )
          .map(({ target, targetSpan }) => ({
            message: 'outside-apply' as const,
            data: { field: target.join('.') },
            span: targetSpan,
          })),
      );
  },
});

/** What an aggregate keeps about its own events. */
const bookkeeping = /version|_?events$|uncommitted|pending|changes|sequence/i;

function appliesEvents({ name = '' }: Body): boolean {
  return /^(?:on|apply|when)[A-Z]|^(?:apply|when|evolve)$/.test(name);
}

/** The class has methods of its own that its events are applied by; `apply` alone is what raises them. */
function foldsEvents(model: PatternModel, owner: string | undefined): boolean {
  return model.handlers.some(
    ({ role, body }) =>
      role === 'evolve' && body.owner === owner && body.name !== 'apply' && appliesEvents(body),
  );
}

function raisesEvent(call: Call): boolean {
  const [event] = call.arguments;
  const isOwn = call.path[0] === 'this' && call.path.length === 2;
  return (
    isOwn &&
    /^(?:apply|raise|record|addEvent|addDomainEvent)$/.test(calledName(call)) &&
    event?.kind === 'call' &&
    event.call.construct
  );
}
