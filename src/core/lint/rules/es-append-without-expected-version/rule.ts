import type { Body, Call, PatternModel, Value } from '../../../analysis/model.ts';
import { calledName } from '../../../analysis/vocabulary.ts';
import { assignmentsIn, calleeSpan, callsIn, namesIn, valuesIn } from '../../facts.ts';
import { addProperty } from '../../fixes.ts';
import { defineRule, type RuleContext, type RuleFix } from '../../rule.ts';

export const esAppendWithoutExpectedVersion = defineRule({
  id: 'es-append-without-expected-version',
  group: 'event-sourcing',
  severity: 'warning',
  languages: ['typescript'],
  gates: ['event-store', 'emmett', 'append'],
  lesson: '02c-event-sourcing-implementation#expected-version',
  messages: {
    'no-version': {
      en: 'Events are appended to a stream that was read before, without saying which version was read: a change in between is overwritten unseen.',
      ko: '앞에서 읽은 스트림에 이벤트를 추가하면서 읽은 버전을 알리지 않습니다. 그 사이의 변경을 모른 채 덮어씁니다.',
    },
    read: { en: 'The stream is read here.', ko: '스트림은 여기에서 읽습니다.' },
  },

  check(model, context) {
    // A function that waits for nothing has its store to itself.
    return model.bodies
      .filter((body) => body.async)
      .flatMap((body) =>
        callsIn(body)
          .filter((call) => call.does === 'append' && !saysVersion(call) && !isOther(call, context))
          .flatMap((append) => {
            const read = readBefore(body, append, context);
            if (!read) return [];
            return [
              {
                message: 'no-version' as const,
                span: calleeSpan(append),
                related: [{ message: 'read' as const, span: calleeSpan(read) }],
                fixes: withVersion(model, body, append, read, context),
              },
            ];
          }),
      );
  },
});

const versionName = /^expected(?:Stream)?(?:Revision|Version)$/;

/** An option or argument carries the version; `ANY` says that there is none to carry. Options made elsewhere are trusted. */
function saysVersion(call: Call): boolean {
  // `append(stream, version, events)` and `append(stream, events, history.length)` of hand-made stores.
  const third = call.arguments[2];
  if (third && (calledName(call) === 'append' || third.kind !== 'object')) return true;
  for (const argument of call.arguments) {
    if (argument.kind === 'name' && /options|opts|version|revision/i.test(argument.path.at(-1) ?? ''))
      return true;
    if (argument.kind === 'spread') return true;
    for (const value of valuesIn(argument)) {
      if (value.kind !== 'object') continue;
      const given = value.properties.find((property) => versionName.test(property.key));
      if (given) return !isAny(given.value);
      if (value === argument && value.open) return true;
    }
  }
  return false;
}

function isAny(value: Value): boolean {
  return value.kind === 'name'
    ? /^any$/i.test(value.path.at(-1) ?? '')
    : value.kind === 'text' && /^any$/i.test(value.text);
}

/** Streams that nobody decides on. */
function isOther(call: Call, context: RuleContext): boolean {
  const [stream] = call.arguments;
  return stream !== undefined && /snapshot|checkpoint|log|archiv/i.test(context.textAt(stream.span));
}

function readBefore(body: Body, append: Call, context: RuleContext): Call | undefined {
  const [stream] = append.arguments;
  if (!stream || (namesIn(stream).length === 0 && stream.kind !== 'text')) return undefined;
  const name = context.textAt(stream.span);
  return callsIn(body).find(
    (call) =>
      call.span.end < append.span.start &&
      /^(?:read|load|aggregate|get|fetch)\w*$/.test(calledName(call)) &&
      call.arguments[0] !== undefined &&
      context.textAt(call.arguments[0].span) === name,
  );
}

/** Hands on the version that came with what was read, where the reader took it. */
function withVersion(
  model: PatternModel,
  body: Body,
  append: Call,
  read: Call,
  context: RuleContext,
): RuleFix[] {
  const option = model.gates.has('emmett') ? 'expectedStreamVersion' : 'expectedRevision';
  const version = assignmentsIn(body)
    .filter(({ value }) => value && value.span.start <= read.span.start && value.span.end >= read.span.end)
    .flatMap(({ names }) => names)
    .find((name) => /version|revision/i.test(name));
  const [, events, options] = append.arguments;
  if (!version || !events) return [];
  const property = `${option}: ${version}`;
  const title = { en: `Add \`${property}\``, ko: `\`${property}\` 넣기` };
  if (!options) {
    const { end } = events.span;
    return [{ title, safe: false, edits: [{ span: { start: end, end }, text: `, { ${property} }` }] }];
  }
  if (options.kind !== 'object') return [];
  const given = options.properties.find(({ key }) => versionName.test(key));
  const edit = given ? { span: given.span, text: property } : addProperty(options, property, context);
  return [{ title, safe: false, edits: [edit] }];
}
