import type { Call, Value } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { calleeSpan, callsIn } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

export const subNoCheckpoint = defineRule({
  id: 'sub-no-checkpoint',
  group: 'projections',
  severity: 'information',
  languages: ['typescript'],
  gates: ['event-store'],
  skipsUi: true,
  lesson: '16-04-event-driven-fundamentals#process-then-commit',
  messages: {
    'no-position': {
      en: 'The subscription says nothing of where it stopped: after a restart it begins anew, or misses what came in between.',
      ko: '구독이 어디까지 읽었는지 알리지 않습니다. 다시 시작하면 처음부터 읽거나 그 사이의 이벤트를 놓칩니다.',
    },
  },

  check(model) {
    return model.bodies.flatMap((body) =>
      callsIn(body)
        .filter((call) => call.path.length > 1 && isFromNowhere(call))
        .map((call) => ({ message: 'no-position' as const, span: calleeSpan(call) })),
    );
  },
});

function isFromNowhere(call: Call): boolean {
  const name = calledName(call);
  if (name !== 'subscribeToAll' && name !== 'subscribeToStream') return false;
  // The first argument of `subscribeToStream` is the stream.
  return !call.arguments.slice(name === 'subscribeToAll' ? 0 : 1).some(mayTell);
}

/** Options made elsewhere are trusted. */
function mayTell(argument: Value): boolean {
  if (argument.kind !== 'object') return argument.kind !== 'function';
  return argument.open || argument.properties.some(({ key }) => /^from(?:Position|Revision)$/.test(key));
}
