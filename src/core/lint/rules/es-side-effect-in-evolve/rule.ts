import type { Effect } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { bodiesOf, callbacksIn, calleeSpan } from '../../facts.ts';
import { defineRule, type RuleFinding } from '../../rule.ts';

export const esSideEffectInEvolve = defineRule({
  id: 'es-side-effect-in-evolve',
  group: 'event-sourcing',
  severity: 'error',
  languages: ['typescript', 'java'],
  gates: ['event-sourcing'],
  lesson: '02c-event-sourcing-implementation#effects-outside-replay',
  messages: {
    effect: {
      en: '`{what}` happens again whenever the events are replayed; fold the event into state and do nothing else.',
      ko: '이벤트를 재생할 때마다 `{what}`이(가) 다시 일어납니다. 이벤트를 상태로 접는 일만 하십시오.',
    },
    'new-event': {
      en: 'Applying an event raises another one: each replay adds to the history it replays.',
      ko: '이벤트를 적용하면서 새 이벤트를 만듭니다. 재생할 때마다 이력이 늘어납니다.',
    },
  },

  check(model) {
    return bodiesOf(model, 'evolve').flatMap((evolve) =>
      [evolve, ...callbacksIn(model, evolve)].flatMap((body) =>
        body.effects.flatMap((effect): RuleFinding<'effect' | 'new-event'>[] => {
          if (effect.kind !== 'call') return [];
          if (raisesEvent(effect)) return [{ message: 'new-event', span: calleeSpan(effect) }];
          if (!isEffect(effect)) return [];
          return [{ message: 'effect', data: { what: calledName(effect) }, span: calleeSpan(effect) }];
        }),
      ),
    );
  },
});

function isEffect(effect: Effect): boolean {
  return effect.kind === 'call' && /^(?:write|publish|remoteCall|append|timer)$/.test(effect.does ?? '');
}

/** `this.apply(new …)` inside the method that an event is applied by. */
function raisesEvent(effect: Effect): boolean {
  if (effect.kind !== 'call' || effect.path.length !== 2 || effect.path[0] !== 'this') return false;
  const [event] = effect.arguments;
  return (
    /^(?:apply|raise|record|addEvent)$/.test(calledName(effect)) &&
    event?.kind === 'call' &&
    event.call.construct
  );
}
