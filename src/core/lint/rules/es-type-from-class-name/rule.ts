import type { Body, Effect, PatternModel, Value } from '../../../analysis/model.ts';
import { valuesIn } from '../../facts.ts';
import { indentAt } from '../../fixes.ts';
import { defineRule, type RuleContext, type RuleFinding, type RuleFix } from '../../rule.ts';

export const esTypeFromClassName = defineRule({
  id: 'es-type-from-class-name',
  group: 'event-sourcing',
  severity: 'warning',
  languages: ['typescript'],
  gates: ['constructor-name'],
  lesson: '03c-event-sourcing-implementation#never-edit',
  messages: {
    'class-name': {
      en: 'A stored or routed name is taken from a class: renaming or minifying the class breaks what was stored.',
      ko: '저장하거나 라우팅에 쓰는 이름을 클래스에서 가져옵니다. 클래스 이름을 바꾸거나 코드를 축소(minify)하면 저장된 것과 어긋납니다.',
    },
  },

  check(model, context) {
    const found = new Map<number, RuleFinding<'class-name'>>();
    for (const body of model.bodies) {
      for (const effect of body.effects) {
        for (const value of sinksOf(body, effect)) {
          for (const part of valuesIn(value)) {
            if (!isClassName(model, part)) continue;
            const fixes = withOwnType(model, part, context);
            found.set(part.span.start, { message: 'class-name', span: part.span, fixes });
          }
        }
      }
    }
    return [...found.values()];
  },
});

const sinkName =
  /^(?:type|eventType|event_type|messageType|subject|topic|routingKey|exchange|queue|durable\w*|stream\w*)$/;
const namingFunction = /(?:type|event|queue|topic|subject|stream|durable|routing)\w*name/i;
const talk = /^(?:logger|log|console|tracer|span|metrics?)$/i;

/** Values that become a name which outlives the program. */
function sinksOf(body: Body, effect: Effect): Value[] {
  switch (effect.kind) {
    case 'call': {
      if (effect.path.some((link) => talk.test(link)) || /Error$/.test(effect.path.at(-1) ?? '')) return [];
      const first = effect.does === 'append' || effect.does === 'publish' ? effect.arguments.slice(0, 1) : [];
      return [
        ...first.filter((value) => value.kind !== 'object'),
        ...effect.arguments.flatMap(sinkProperties),
      ];
    }
    case 'assign':
      return [
        ...(sinkName.test(effect.target.at(-1) ?? '') ? [effect.value] : []),
        ...sinkProperties(effect.value),
      ].flatMap((value) => value ?? []);
    case 'return':
      return [
        ...(namingFunction.test(body.name ?? '') ? [effect.value] : []),
        ...sinkProperties(effect.value),
      ].flatMap((value) => value ?? []);
    default:
      return [];
  }
}

function sinkProperties(value: Value | undefined): Value[] {
  if (value?.kind === 'list') return value.items.flatMap(sinkProperties);
  if (value?.kind !== 'object') return [];
  return value.properties.flatMap((property) =>
    sinkName.test(property.key) ? [property.value] : sinkProperties(property.value),
  );
}

function isClassName(model: PatternModel, { kind, ...value }: Value): boolean {
  if (kind !== 'name' || !('path' in value)) return false;
  const { path } = value;
  if (path.at(-1) !== 'name') return false;
  if (path.at(-2) === 'constructor') return true;
  const [type = ''] = path;
  return path.length === 2 && isKnownClass(model, type) && !isRegistered(model, type);
}

function isKnownClass(model: PatternModel, name: string): boolean {
  if (!/^[A-Z]/.test(name)) return false;
  return (
    model.types.some((one) => one.kind === 'class' && one.name === name) ||
    model.imports.some((one) => one.local === name && !one.typeOnly && !one.module.startsWith('node:'))
  );
}

/** Paired with a registration by the same name in this file, such as `registry.set(OrderPlaced.name, OrderPlaced)`. */
function isRegistered(model: PatternModel, type: string): boolean {
  return model.bodies.some((body) =>
    body.effects.some(
      (effect) =>
        effect.kind === 'call' &&
        /^(?:set|register\w*|on|subscribe\w*|addHandler|handle|bind)$/.test(effect.path.at(-1) ?? '') &&
        effect.arguments.some((value) => value.kind === 'name' && value.path.join('.') === `${type}.name`),
    ),
  );
}

/** `OrderPlaced.name` becomes `OrderPlaced.type`, a name that stays when the class is renamed. */
function withOwnType(model: PatternModel, value: Value, context: RuleContext): RuleFix[] {
  const name = value.kind === 'name' && value.path.length === 2 ? value.path[0] : undefined;
  const type = model.types.find((one) => one.kind === 'class' && one.name === name);
  if (!type || model.language !== 'typescript') return [];
  const named = { span: value.span, text: `${name}.type` };
  const title = { en: `Give \`${name}\` a lasting \`type\``, ko: `\`${name}\`에 바뀌지 않는 \`type\` 두기` };
  const known = type.fields.find((field) => field.name === 'type');
  if (known) return known.isStatic ? [{ title, safe: false, edits: [named] }] : [];
  const from = Math.max(
    type.nameSpan.end,
    ...[...type.extends, ...type.implements].map(({ span }) => span.end),
  );
  const at = from + context.textAt({ start: from, end: type.span.end }).indexOf('{') + 1;
  const text = `\n${indentAt(type.span.start, context)}  static readonly type = '${name}';`;
  return [{ title, safe: false, edits: [named, { span: { start: at, end: at }, text }] }];
}
