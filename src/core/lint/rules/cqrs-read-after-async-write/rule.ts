import type { Call } from '../../../analysis/model.ts';
import { calledName, receiverOf } from '../../../analysis/vocabulary.ts';
import { calleeSpan, callsIn, flowsTo, namesIn } from '../../facts.ts';
import { defineRule } from '../../rule.ts';

export const cqrsReadAfterAsyncWrite = defineRule({
  id: 'cqrs-read-after-async-write',
  group: 'cqrs',
  severity: 'information',
  languages: ['typescript'],
  gates: ['bus', 'nest-cqrs', 'cqrs'],
  lesson: '16-06-cqrs-fundamentals#read-your-writes',
  messages: {
    'may-lag': {
      en: 'The query may not see what the command has just changed: the projection follows later.',
      ko: '이 쿼리는 방금 커맨드가 바꾼 내용을 보지 못할 수 있습니다. 프로젝션은 나중에 따라옵니다.',
    },
    sent: { en: 'The command is sent here.', ko: '커맨드는 여기에서 보냅니다.' },
  },

  check(model, { options }) {
    if (options.projections === 'inline') return [];
    return model.bodies.flatMap((body) => {
      const awaited = callsIn(body).filter(
        (call) => call.outcome === 'awaited' || call.outcome === 'returned',
      );
      const commands = awaited.filter((call) => call.outcome === 'awaited' && isSent(call, /command_?bus$/i));
      const queries = awaited.filter((call) => isSent(call, /query_?bus$/i));
      return queries.flatMap((query) => {
        const subjects = new Set(query.arguments.flatMap(namesIn));
        const command = commands.find(
          (one) =>
            flowsTo(body, one, query) && one.arguments.flatMap(namesIn).some((name) => subjects.has(name)),
        );
        if (!command) return [];
        const related = [{ message: 'sent' as const, span: calleeSpan(command) }];
        return [{ message: 'may-lag' as const, span: calleeSpan(query), related }];
      });
    });
  },
});

function isSent(call: Call, bus: RegExp): boolean {
  const named = bus.test(receiverOf(call)) || bus.test(call.receiverType ?? '');
  return named && /^(?:execute|send|dispatch|ask|query)$/.test(calledName(call));
}
