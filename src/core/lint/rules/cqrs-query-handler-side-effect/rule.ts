import type { Body, Field, PatternModel } from '../../../analysis/model.ts';
import { bodiesOf, callbacksIn, callsIn } from '../../facts.ts';
import { removeFromList } from '../../fixes.ts';
import { defineRule, type RuleContext, type RuleFinding, type RuleFix } from '../../rule.ts';

type Key = 'writes' | 'publishes' | 'can-send';

export const cqrsQueryHandlerSideEffect = defineRule<Key>({
  id: 'cqrs-query-handler-side-effect',
  group: 'cqrs',
  severity: 'warning',
  languages: ['typescript', 'java'],
  gates: ['cqrs', 'nest-cqrs'],
  lesson: '16-06-cqrs-fundamentals#cqs-and-cqrs',
  messages: {
    writes: {
      en: 'A query handler writes: asking changes the answer, and a query can no longer be repeated or cached.',
      ko: '쿼리 핸들러가 상태를 바꿉니다. 물어보는 일이 답을 바꾸므로 쿼리를 반복하거나 캐시할 수 없습니다.',
    },
    publishes: {
      en: 'A query handler publishes: whoever asks sets something off.',
      ko: '쿼리 핸들러가 메시지를 발행합니다. 물어보기만 해도 다른 일이 일어납니다.',
    },
    'can-send': {
      en: 'A query handler is given `{type}`: it has nothing to send.',
      ko: '쿼리 핸들러가 `{type}`을(를) 받습니다. 쿼리는 보낼 것이 없습니다.',
    },
  },

  check(model, context) {
    return bodiesOf(model, 'queryHandler').flatMap((handler) => [
      ...[handler, ...callbacksIn(model, handler)].flatMap(effectsOf),
      ...(isOnlyAsked(model, handler) ? sendersOf(model, handler, context) : []),
    ]);
  },
});

function effectsOf(body: Body): RuleFinding<Key>[] {
  return callsIn(body).flatMap((call): RuleFinding<Key>[] => {
    const span = { start: call.receiverSpan?.start ?? call.span.start, end: call.nameSpan.end };
    if (call.does === 'write' && call.outcome !== 'kept') return [{ message: 'writes', span }];
    return call.does === 'publish' ? [{ message: 'publishes', span }] : [];
  });
}

/** A class may handle queries beside commands or events; then what it is given may be for these. */
function isOnlyAsked(model: PatternModel, handler: Body): boolean {
  return model.handlers.every(({ body, role }) => body.owner !== handler.owner || role === 'queryHandler');
}

const sender = /(?:EventBus|CommandBus|Publisher|Producer|Sender)$/;

/** Fields that can only be there to send something. */
function sendersOf(model: PatternModel, handler: Body, context: RuleContext): RuleFinding<Key>[] {
  const owner = model.types.find((type) => type.kind === 'class' && type.name === handler.owner);
  return (owner?.fields ?? []).flatMap((field): RuleFinding<Key>[] => {
    const { type } = field;
    if (!type || !sender.test(type.name) || /cache|metric|audit|log|tracer/i.test(field.name)) return [];
    return [
      {
        message: 'can-send',
        data: { type: type.name },
        span: type.span,
        fixes: withoutParameter(model, handler, field, context),
      },
    ];
  });
}

/** A dependency that nothing uses can go, where a container and not a caller passes it. */
function withoutParameter(model: PatternModel, handler: Body, field: Field, context: RuleContext): RuleFix[] {
  const owner = model.types.find((type) => type.name === handler.owner);
  const made = model.bodies.find((body) => body.kind === 'constructor' && body.owner === handler.owner);
  const spans = made?.parameters.map((parameter) => parameter.span) ?? [];
  const index = spans.findIndex((span) => span.start === field.span.start);
  const isInjected = owner?.annotations.some((annotation) => annotation.name === 'QueryHandler');
  if (!owner || index < 0 || !isInjected) return [];
  const uses = context.textAt(owner.span).match(new RegExp(`\\b${field.name}\\b`, 'g'))?.length ?? 0;
  if (uses > 1) return [];
  const title = { en: `Remove the unused \`${field.name}\``, ko: `쓰지 않는 \`${field.name}\` 지우기` };
  return [{ title, safe: true, edits: [removeFromList(spans, index)] }];
}
