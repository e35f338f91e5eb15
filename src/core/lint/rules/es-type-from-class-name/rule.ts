import type { Assignment, Body, Call, Effect, PatternModel, Value } from '../../../analysis/model.ts';
import { calledName, camelCase, verbOf } from '../../../analysis/vocabulary.ts';
import { resolved, valuesIn } from '../../facts.ts';
import { indentAt } from '../../fixes.ts';
import { defineRule, type RuleContext, type RuleFinding, type RuleFix } from '../../rule.ts';
import { isTypeName } from './dotnet.ts';

export const esTypeFromClassName = defineRule({
  id: 'es-type-from-class-name',
  group: 'event-sourcing',
  severity: 'warning',
  languages: ['typescript', 'csharp'],
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
        for (const value of sinksOf(model, body, effect)) {
          for (const part of lastingParts(resolved(model, body, value))) {
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
const talk = /^_?(?:logger|log|console|tracer|span|activity|metrics?)$/i;
/** What is made of these is an answer to a caller, or a report. */
const passingName = /(?:Error|Exception|ProblemDetails)$/;
/** Events as the clients of KurrentDB are given them. */
const storedEvent = /^(?:EventData|MessageData)$/;

/** All that a value is made of, but for what is only told in an error. */
function lastingParts(value: Value | undefined): Value[] {
  const parts = [...valuesIn(value)];
  const told = parts.filter((part) => part.kind === 'call' && passingName.test(calledName(part.call)));
  return parts.filter(
    ({ span }) => !told.some((one) => one.span.start <= span.start && span.end <= one.span.end),
  );
}

/** Values that become a name which outlives the program. */
function sinksOf(model: PatternModel, body: Body, effect: Effect): Value[] {
  switch (effect.kind) {
    case 'call': {
      if (effect.path.some((link) => talk.test(link)) || passingName.test(calledName(effect))) return [];
      return [
        ...namesGivenTo(effect).filter((value) => !isContent(resolved(model, body, value))),
        ...effect.arguments.flatMap(sinkProperties),
      ];
    }
    case 'assign':
      return [...(isSink(effect, model) ? [effect.value] : []), ...sinkProperties(effect.value)].flatMap(
        (value) => value ?? [],
      );
    case 'return':
      return [
        ...(namingFunction.test(body.name ?? '') ? [effect.value] : []),
        ...sinkProperties(effect.value),
      ].flatMap((value) => value ?? []);
    default:
      return [];
  }
}

/** The first argument of a publish is a topic, of an append a stream; `BasicPublish` has an exchange and a key. */
function namesGivenTo(call: Call): readonly Value[] {
  if (call.construct) return storedEvent.test(calledName(call)) ? call.arguments.slice(0, 2) : [];
  if (verbOf(call) === 'basicPublish') return call.arguments.slice(0, 2);
  return call.does === 'append' || call.does === 'publish' ? call.arguments.slice(0, 1) : [];
}

/** What is sent, and not where to. */
function isContent(value: Value | undefined): boolean {
  return value?.kind === 'object' || (value?.kind === 'call' && value.call.construct);
}

/** In C# a variable that is called so is as often used for reflection or a look-up. */
function isSink({ declares, target }: Assignment, model: PatternModel): boolean {
  const name = camelCase(target.at(-1) ?? '');
  return sinkName.test(name) && !(declares && /type$/i.test(name) && model.language === 'csharp');
}

function sinkProperties(value: Value | undefined): Value[] {
  if (value?.kind === 'list') return value.items.flatMap(sinkProperties);
  if (value?.kind !== 'object') return [];
  return value.properties.flatMap((property) =>
    sinkName.test(camelCase(property.key)) ? [property.value] : sinkProperties(property.value),
  );
}

function isClassName(model: PatternModel, { kind, ...value }: Value): boolean {
  if (kind !== 'name' || !('path' in value)) return false;
  const { path } = value;
  if (model.language === 'csharp') return isTypeName(model, path) && !isRegistered(model, path);
  if (path.at(-1) !== 'name') return false;
  if (path.at(-2) === 'constructor') return true;
  const [type = ''] = path;
  return path.length === 2 && isKnownClass(model, type) && !isRegistered(model, path);
}

function isKnownClass(model: PatternModel, name: string): boolean {
  if (!/^[A-Z]/.test(name)) return false;
  return (
    model.types.some((one) => one.kind === 'class' && one.name === name) ||
    model.imports.some((one) => one.local === name && !one.typeOnly && !one.module.startsWith('node:'))
  );
}

/** Paired with a registration by the same name in this file, such as `registry.set(OrderPlaced.name, OrderPlaced)`. */
function isRegistered(model: PatternModel, path: readonly string[]): boolean {
  return model.bodies.some((body) =>
    body.effects.some(
      (effect) =>
        effect.kind === 'call' &&
        /^(?:set|register\w*|on|subscribe\w*|addHandler|handle|bind)$/.test(verbOf(effect)) &&
        effect.arguments.some((value) => value.kind === 'name' && value.path.join('.') === path.join('.')),
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
