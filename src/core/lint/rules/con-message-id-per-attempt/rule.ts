import type { Call, Property, Value } from '../../../analysis/model.ts';
import { callsIn, isRetried, valuesIn } from '../../facts.ts';
import { defineRule, type RuleFinding } from '../../rule.ts';

type Key = 'new-each-time' | 'empty';

export const conMessageIdPerAttempt = defineRule<Key>({
  id: 'con-message-id-per-attempt',
  group: 'consumers',
  severity: 'warning',
  languages: ['typescript'],
  gates: ['retry'],
  skipsUi: true,
  lesson: '04b-saga-orchestration#idempotency-key',
  messages: {
    'new-each-time': {
      en: "`{name}` is another one at every attempt: the receiver can't tell a repetition from a new request.",
      ko: '`{name}`이(가) 시도할 때마다 달라집니다. 받는 쪽은 반복과 새 요청을 구분할 수 없습니다.',
    },
    empty: {
      en: '`{name}` is empty: the receiver takes all requests for one, or for none.',
      ko: '`{name}`이(가) 비어 있습니다. 받는 쪽은 모든 요청을 하나로 보거나 키가 없는 것으로 봅니다.',
    },
  },

  check(model) {
    const found = new Map<number, RuleFinding<Key>>();
    for (const body of model.bodies) {
      for (const call of callsIn(body)) {
        for (const { key: name, value, span } of keysOf(call)) {
          if (value.kind === 'text' && value.text === '')
            found.set(span.start, { message: 'empty', data: { name }, span });
          else if (isMadeHere(value) && isRetried(model, body, call)) {
            found.set(span.start, { message: 'new-each-time', data: { name }, span });
          }
        }
      }
    }
    return [...found.values()];
  },
});

const keyName = /^(?:messageId|msgID|MessageDeduplicationId|idempotencyKey|Idempotency-Key)$/i;

function keysOf(call: Call): Property[] {
  return call.arguments.flatMap((argument) =>
    [...valuesIn(argument)].flatMap((value) =>
      value.kind === 'object' ? value.properties.filter((property) => keyName.test(property.key)) : [],
    ),
  );
}

function isMadeHere(value: Value): boolean {
  return [...valuesIn(value)].some(
    (part) => part.kind === 'call' && (part.call.does === 'random' || part.call.does === 'clock'),
  );
}
