import type { Body, Call, PatternModel } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { callsIn } from '../../facts.ts';
import { defineRule, type RuleContext, type RuleFix } from '../../rule.ts';

export const subAsyncListener = defineRule({
  id: 'sub-async-listener',
  group: 'projections',
  severity: 'warning',
  languages: ['typescript'],
  gates: ['consumer', 'event-store', 'broker'],
  skipsUi: true,
  lesson: '16-04-event-driven-fundamentals#process-then-commit',
  messages: {
    'async-listener': {
      en: "The emitter does not wait for an async listener: events are handled side by side and out of order, and a rejection is nobody's.",
      ko: '이벤트 발생기는 비동기 리스너를 기다리지 않습니다. 이벤트가 겹쳐서 순서 없이 처리되고, 거부된 프로미스는 아무도 받지 않습니다.',
    },
  },

  check(model, context) {
    return model.bodies.flatMap((body) =>
      callsIn(body).flatMap((call) => {
        const listener = isSubscription(call) ? asyncListener(model, call) : undefined;
        if (!listener) return [];
        const [event] = call.arguments;
        return [
          {
            message: 'async-listener' as const,
            span: { start: call.nameSpan.start, end: event?.span.end ?? call.nameSpan.end },
            fixes: body.async ? asLoop(call, listener, context) : [],
          },
        ];
      }),
    );
  },
});

const subscribed = /subscri|consumer|stream|channel/i;
/** Fan-out to browsers, processes and the like, where order is of no concern. */
const otherEmitters = /socket|^ws$|^wss$|graphql|process|server|^req$|^res$|stdin|stdout/i;

function isSubscription(call: Call): boolean {
  if (!/^(?:on|addListener)$/.test(calledName(call))) return false;
  const [event] = call.arguments;
  if (event?.kind !== 'text' || !/^(?:data|message|event|eventAppeared)$/.test(event.text)) return false;
  const receiver = [...call.path.slice(0, -1), call.receiverType ?? ''];
  return receiver.some((link) => subscribed.test(link)) && !receiver.some((link) => otherEmitters.test(link));
}

function asyncListener(model: PatternModel, call: Call): Body | undefined {
  const [, listener] = call.arguments;
  const body = listener?.kind === 'function' ? model.bodies[listener.body] : undefined;
  return body?.async ? body : undefined;
}

/** Only offered: what follows the registration would then wait for the end of the stream. */
function asLoop(call: Call, listener: Body, context: RuleContext): RuleFix[] {
  const [event] = call.arguments;
  const [parameter, ...more] = listener.parameters;
  const isStatement = call.outcome === 'dropped' && call.receiverSpan && !call.path.includes('()');
  const code = context.textAt(listener.code);
  if (
    !isStatement ||
    event?.kind !== 'text' ||
    event.text !== 'data' ||
    !parameter ||
    more.length > 0 ||
    !code.startsWith('{')
  )
    return [];
  if (!call.receiverSpan || listener.effects.some((effect) => effect.kind === 'return')) return [];
  const head = `for await (const ${context.textAt(parameter.span)} of ${context.textAt(call.receiverSpan)}) `;
  const semicolon = context.textAt({ start: call.span.end, end: call.span.end + 1 }) === ';' ? 1 : 0;
  return [
    {
      title: {
        en: 'Handle one event after another with `for await`',
        ko: '`for await`로 이벤트를 하나씩 처리하기',
      },
      safe: false,
      edits: [
        { span: { start: call.span.start, end: listener.code.start }, text: head },
        { span: { start: listener.code.end, end: call.span.end + semicolon }, text: '' },
      ],
    },
  ];
}
