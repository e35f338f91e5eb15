import type { Call } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { bodiesOf, callbacksIn, calleeSpan, callsIn, isInside } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

export const sagaInMemoryTimer = defineRule({
  id: 'saga-in-memory-timer',
  group: 'sagas',
  severity: 'warning',
  languages: ['typescript'],
  gates: ['saga', 'nest-cqrs', 'cqrs'],
  lesson: '04b-saga-orchestration#durable-timers',
  messages: {
    'in-memory': {
      en: '`{what}` waits in memory: a restart forgets it, and what should happen then never does.',
      ko: '`{what}`은(는) 메모리에서 기다립니다. 다시 시작하면 잊히고, 그때 일어나야 할 일은 일어나지 않습니다.',
    },
  },

  check(model) {
    if (model.gates.has('temporal-workflow')) return [];
    return bodiesOf(model, 'saga', 'commandHandler', 'eventHandler').flatMap((handler) =>
      [handler, ...callbacksIn(model, handler)].flatMap((body) =>
        callsIn(body)
          .filter((call) => waits(call) && !isInside(body, call, 'loop'))
          .map((call) => ({
            message: 'in-memory' as const,
            data: { what: calledName(call) },
            span: calleeSpan(call),
          })),
      ),
    );
  },
});

/** Operators of rxjs count by name; a function that only pauses counts from a second on. */
function waits(call: Call): boolean {
  const name = calledName(call);
  if (/^(?:setTimeout|setInterval)$/.test(name)) return isLong(call, 1);
  if (/^(?:delay|timer|debounceTime|sleep)$/.test(name) && call.path.length === 1) return isLong(call, 0);
  return false;
}

function isLong(call: Call, position: number): boolean {
  const time = call.arguments[position];
  if (time?.kind === 'literal') return Number(time.text.replaceAll('_', '')) >= 1000;
  return time !== undefined && (time.kind === 'compound' || time.kind === 'name');
}
