import type { Call } from '../../../analysis/model.ts';
import { sqlGivenTo } from '../../../analysis/vocabulary.ts';
import { calleeSpan, callsIn, flowsTo, valuesIn } from '../../facts.ts';
import { moveBehind } from '../../fixes.ts';
import { defineRule } from '../../rule.ts';

export const outboxMarkedBeforePublish = defineRule({
  id: 'outbox-marked-before-publish',
  group: 'outbox',
  severity: 'warning',
  languages: ['typescript'],
  gates: ['bus'],
  skipsUi: true,
  lesson: '16-18-2-asynchronous-communication#relay',
  messages: {
    'marked-first': {
      en: 'The outbox row is marked before its message is published: a crash in between loses the message.',
      ko: '메시지를 발행하기 전에 아웃박스 행에 표시합니다. 그 사이에 장애가 나면 메시지가 사라집니다.',
    },
    published: { en: 'The message is published here.', ko: '메시지는 여기에서 발행합니다.' },
  },

  check(model, context) {
    return model.bodies.flatMap((body) => {
      const calls = callsIn(body);
      const publishes = calls.filter((call) => call.does === 'publish');
      return calls.filter(marksRow).flatMap((mark) => {
        const later = publishes.find((publish) => flowsTo(body, mark, publish));
        const before = publishes.some((publish) => publish.span.end < mark.span.start);
        if (!later || before) return [];
        const edits = moveBehind(mark, later, context);
        const title = { en: 'Mark the row after the publish', ko: '발행한 뒤에 행에 표시하기' };
        return [
          {
            message: 'marked-first' as const,
            span: calleeSpan(mark),
            related: [{ message: 'published' as const, span: calleeSpan(later) }],
            fixes: edits.length > 0 ? [{ title, safe: false, edits }] : [],
          },
        ];
      });
    });
  },
});

const markName = /^(?:sent|published|processed|dispatched)(?:_?at)?$/i;

/** An update of an outbox that says "sent", or the deletion of its row. */
function marksRow(call: Call): boolean {
  const sql = sqlGivenTo(call);
  if (sql !== undefined)
    return (
      /\boutbox\w*\b/i.test(sql) &&
      /^\s*(?:DELETE|UPDATE[\s\S]*\b(?:sent|published|processed|dispatched))/i.test(sql)
    );
  if (!call.path.slice(0, -1).some((link) => /outbox/i.test(link))) return false;
  const name = call.path.at(-1) ?? '';
  if (/^(?:mark\w*|delete\w*|remove\w*)$/.test(name)) return true;
  const keys = call.arguments.flatMap((argument) =>
    [...valuesIn(argument)].flatMap((value) =>
      value.kind === 'object' ? value.properties.map(({ key }) => key) : [],
    ),
  );
  return /^update/.test(name) && keys.some((key) => markName.test(key));
}
