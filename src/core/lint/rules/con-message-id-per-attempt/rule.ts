import type { Body, Call, PatternModel, Property, Span, Value } from '../../../analysis/model.ts';
import { callsIn, namesIn, retryAround, valuesIn } from '../../facts.ts';
import { indentAt } from '../../fixes.ts';
import { defineRule, type RuleContext, type RuleFinding, type RuleFix } from '../../rule.ts';

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

  check(model, context) {
    const found = new Map<number, RuleFinding<Key>>();
    for (const body of model.bodies) {
      for (const call of callsIn(body)) {
        for (const property of keysOf(call)) {
          const { key: name, value, span } = property;
          if (value.kind === 'text' && value.text === '')
            found.set(span.start, { message: 'empty', data: { name }, span });
          const retry = isMadeHere(value) ? retryAround(model, body, call) : undefined;
          if (!retry) continue;
          const fixes = madeOnce(model, property, retry, context);
          found.set(span.start, { message: 'new-each-time', data: { name }, span, fixes });
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

/** Makes the key in the line above, where the attempts stand in a statement of their own. */
function madeOnce(
  model: PatternModel,
  { key, value, span }: Property,
  retry: Span,
  context: RuleContext,
): RuleFix[] {
  const indent = indentAt(retry.start, context);
  const before = context.textAt({ start: 0, end: retry.start });
  const lineStart = before.lastIndexOf('\n') + 1;
  const opening = /^\s*(?:return\s+|(?:const|let)\s[^=]*=\s*)?(?:await\s+)?$/;
  if (!opening.test(before.slice(lineStart)) || needsAttempt(model, value, retry)) return [];
  const name = key
    .replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (first) => first.toLowerCase())
    .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const title = { en: 'Make it once for all attempts', ko: '시도하기 전에 한 번만 만들기' };
  const edits = [
    {
      span: { start: lineStart, end: lineStart },
      text: `${indent}const ${name} = ${context.textAt(value.span)};\n`,
    },
    { span, text: key === name ? name : `${quoted(key)}: ${name}` },
  ];
  return [{ title, safe: false, edits }];
}

/** The key is made of something that only an attempt knows. */
function needsAttempt(model: PatternModel, value: Value, retry: Span): boolean {
  const roots = new Set(namesIn(value).map((name) => name.split('.')[0]));
  const isInside = (span: Span) => span.start >= retry.start && span.end <= retry.end;
  const bound = (body: Body): readonly string[] => [
    ...(isInside(body.span) ? body.parameters.flatMap(({ names }) => names) : []),
    ...body.effects.flatMap((effect) =>
      effect.kind === 'assign' && effect.declares && isInside(effect.span) ? effect.names : [],
    ),
  ];
  return model.bodies.flatMap(bound).some((name) => roots.has(name));
}

function quoted(key: string): string {
  return /^[\w$]+$/.test(key) ? key : `'${key}'`;
}
