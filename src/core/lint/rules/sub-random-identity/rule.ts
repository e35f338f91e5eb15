import type { PatternModel, Span, Value } from '../../../analysis/model.ts';
import { valuesIn } from '../../facts.ts';
import { defineRule, type RuleFinding, type RuleFix } from '../../rule.ts';

export const subRandomIdentity = defineRule({
  id: 'sub-random-identity',
  group: 'projections',
  severity: 'warning',
  languages: ['typescript'],
  gates: ['identity'],
  skipsUi: true,
  lesson: '16-04-event-driven-fundamentals#partitions-offsets-groups',
  messages: {
    'random-identity': {
      en: '`{name}` is another one at every start: the position is never found again, and events are handled again or skipped.',
      ko: '`{name}`이(가) 시작할 때마다 달라집니다. 이전 위치를 찾지 못해 이벤트를 다시 처리하거나 건너뜁니다.',
    },
  },

  check(model) {
    const found = new Map<number, RuleFinding<'random-identity'>>();
    const report = (name: string, value: Value | undefined, span: Span) => {
      if (!value || !isIdentity(model, name) || !changesAtEveryStart(value)) return;
      const fixes = lastingName(value, model.path);
      found.set(span.start, { message: 'random-identity', data: { name }, span, fixes });
    };
    const look = (value: Value | undefined) => {
      for (const part of valuesIn(value)) {
        if (part.kind !== 'object' || part.properties.some((property) => shortLived.test(property.key)))
          continue;
        for (const { key, value: given, span } of part.properties) report(key, given, span);
      }
    };
    for (const body of model.bodies) {
      for (const parameter of body.parameters)
        report(parameter.names[0] ?? '', parameter.value, parameter.span);
      for (const effect of body.effects) {
        if (effect.kind === 'assign') report(effect.target.at(-1) ?? '', effect.value, effect.span);
        if (effect.kind === 'assign' || effect.kind === 'return') look(effect.value);
        if (effect.kind === 'call') effect.arguments.forEach(look);
      }
    }
    for (const field of model.types.flatMap((type) => type.fields))
      report(field.name, field.value, field.span);
    return [...found.values()];
  },
});

const identity =
  /^(?:subscriptionId|processorId|consumerGroup|durable|durable_?[nN]ame|checkpointId|queueGroup|consumerName)$/;
/** What a sibling property says about a consumer that is meant to be forgotten. */
const shortLived = /ephemeral|exclusive|autoDelete|temporary|broadcast/i;

/** `groupId` is also a name of the business, so it counts only beside a broker. */
function isIdentity(model: PatternModel, name: string): boolean {
  return identity.test(name) || (name === 'groupId' && model.gates.has('broker'));
}

function changesAtEveryStart(value: Value): boolean {
  for (const part of valuesIn(value)) {
    if (part.kind === 'call' && (part.call.does === 'random' || part.call.does === 'clock')) return true;
    if (part.kind === 'name' && part.path.join('.') === 'process.pid') return true;
  }
  return false;
}

/** What the name says before its random part, else the name of the file. */
function lastingName(value: Value, path: string): RuleFix[] {
  const told = value.kind === 'text' ? /^[\w.:-]*\w(?=\W*\?)/.exec(value.text)?.[0] : undefined;
  const file = /([\w-]+)(?:\.\w+)+$/.exec(path)?.[1] ?? 'consumer';
  const name = told ?? file.replace(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase();
  const title = { en: `Use the name \`${name}\``, ko: `이름을 \`${name}\`(으)로 정하기` };
  return [{ title, safe: false, edits: [{ span: value.span, text: `'${name}'` }] }];
}
