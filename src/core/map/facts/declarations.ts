import { propertiesOf } from '../../analysis/axon.ts';
import type { Assignment, Call, PatternModel, TypeFact, TypeRef, Value } from '../../analysis/model.ts';
import type { LineIndex } from '../../lint/positions.ts';
import type { Constant, DeclaredType, MessageKind } from '../model.ts';
import { kindOfName, mayBeMessageLiteral, mayBeMessageType } from './names.ts';
import { propertyOf } from './values.ts';

/** Types that extend this are messages, not handlers of them. */
const messageBase = /^(?:I|Base|Abstract|Domain|Integration|Async|Typed)*(Command|Query|Event)$/;
/** What only stands at the top of other messages. */
const baseName =
  /^(?:I|Base|Abstract|Domain|Integration|Generic|Any|Some|Typed|Default|Stored|Recorded|Read)*(?:Command|Query|Event|Message)$/;
const noMessage = /^(?:Injectable|Controller|Module|Entity|Component|Service|Repository|RestController)$/;

/** The types a file declares that are messages, or may be. */
export function declaredTypes(model: PatternModel, lines: LineIndex): DeclaredType[] {
  const kinds = new Map(model.messages.map(({ name, kind }) => [name, kind]));
  return [
    ...model.types.flatMap((type) => declaredType(model, type, kinds.get(type.name), lines)),
    ...(model.bodies[0]?.effects ?? []).flatMap((effect) =>
      effect.kind === 'assign' && effect.declares ? definedIn(effect, lines) : [],
    ),
  ];
}

function declaredType(
  model: PatternModel,
  type: TypeFact,
  told: MessageKind | undefined,
  lines: LineIndex,
): DeclaredType | DeclaredType[] {
  const { name, aliased } = type;
  const range = lines.rangeOf(type.nameSpan);
  if (aliased && aliased.union.length > 1) return unionOf(name, aliased.union, range, lines);
  if (!mayBeMessageType(name) || baseName.test(name) || isService(type)) return [];
  const literal = literalOf(type);
  const byBase = kindOfBase(type);
  const kind = byBase ?? told ?? kindOfNamedBase(type);
  const properties = model.language === 'java' ? propertiesOf(type) : undefined;
  return {
    name,
    // An interface may stand above other messages.
    ...(kind && { kind, evidence: byBase && (type.kind !== 'interface' || literal) ? 'told' : 'named' }),
    ...(literal !== undefined && literal !== name && { literal }),
    ...(properties && { properties }),
    range,
  };
}

/** The named members of a union stand for themselves; those written in place are declared by it. */
function unionOf(
  name: string,
  union: readonly TypeRef[],
  range: DeclaredType['range'],
  lines: LineIndex,
): DeclaredType[] {
  const kind = /(Command|Query|Event)s?$/.exec(name)?.[1]?.toLowerCase() as MessageKind | undefined;
  const inPlace = union.flatMap((member): DeclaredType[] => {
    const literal = literalIn(member);
    if (literal === undefined) return [];
    const known = kindOf(member.name) ?? kind;
    return [
      {
        name: literal,
        ...(known && { kind: known, evidence: 'told' as const }),
        range: lines.rangeOf(member.span),
      },
    ];
  });
  const members = union.flatMap((member) => literalIn(member) ?? member.name).filter(mayBeMessageLiteral);
  return members.length > 0 ? [{ name, members, range }, ...inPlace] : [];
}

function literalOf(type: TypeFact): string | undefined {
  const told = [type.aliased, ...type.extends, ...type.implements].flatMap((one) =>
    one ? (literalIn(one) ?? []) : [],
  );
  const field = type.fields.find((one) => typeField.test(one.name));
  const text =
    told[0] ?? field?.type?.literal ?? (field?.value?.kind === 'text' ? field.value.text : undefined);
  return text !== undefined && mayBeMessageLiteral(text) ? text : undefined;
}

const typeField = /^(?:type|_?(?:event|command|query|message)_?(?:type|name))$/i;

/** `Event<'OrderPlaced', …>` and `{ type: 'OrderPlaced'; data: … }`. */
function literalIn(type: TypeRef): string | undefined {
  const given = kindOf(type.name) && type.arguments[0]?.literal;
  return given ?? type.fields?.find((field) => field.name === 'type')?.type?.literal;
}

function kindOf(name: string): MessageKind | undefined {
  return messageBase.exec(name)?.[1]?.toLowerCase() as MessageKind | undefined;
}

function kindOfBase(type: TypeFact): MessageKind | undefined {
  for (const base of [...type.implements, ...type.extends, ...(type.aliased ? [type.aliased] : [])]) {
    const kind = kindOf(base.name);
    if (kind) return kind;
  }
  return undefined;
}

/** `class BookReturned implements PatronEvent` */
function kindOfNamedBase({ implements: interfaces, extends: bases }: TypeFact): MessageKind | undefined {
  for (const { name } of [...interfaces, ...bases]) {
    const kind = kindOfName(name);
    if (kind) return kind;
  }
  return undefined;
}

/** A class that does things, and so is no message. */
function isService(type: TypeFact): boolean {
  return (
    type.methods.some(({ name }) => /^(?:run|execute|handle)$/i.test(name)) ||
    type.annotations.some(({ name }) => noMessage.test(name)) ||
    [...type.extends, ...type.implements].some(({ name }) =>
      /(?:Exception|Error|Handler|Repository|Controller|AggregateRoot)$/.test(name),
    )
  );
}

/** Messages that are values: `const approve = defineSignal('approve')`. */
function definedIn({ target, targetSpan, value }: Assignment, lines: LineIndex): DeclaredType[] {
  const [name] = target;
  const defined = value?.kind === 'call' ? definedBy(value.call) : undefined;
  if (name === undefined || !defined) return [];
  const { kind, literal } = defined;
  return [
    {
      name,
      kind,
      evidence: 'told',
      ...(literal !== name && { literal }),
      range: lines.rangeOf(targetSpan),
    },
  ];
}

/** The message that a call declares: `defineSignal('approve')`, `new EventType({ type: 'PLACED' })`. */
export function definedBy(call: Call): { readonly kind: MessageKind; readonly literal: string } | undefined {
  const called = call.path.at(-1) ?? '';
  const [first] = call.arguments;
  const defined = /^define(Signal|Update|Query)$/.exec(called)?.[1];
  if (defined) {
    const literal = textOf(first);
    return literal === undefined ? undefined : { kind: defined === 'Query' ? 'query' : 'command', literal };
  }
  const made = call.construct ? /(Event|Command|Query)(?:Type)?$/.exec(called)?.[1] : undefined;
  const literal = textOf(propertyOf(first, /^(?:type|(?:event|command|query)(?:Id|Type|Name))$/));
  return made && literal !== undefined ? { kind: made.toLowerCase() as MessageKind, literal } : undefined;
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'text' && value.parts.length === 0 && mayBeMessageLiteral(value.text)
    ? value.text
    : undefined;
}

/** Constants at the top of a file, in classes and in objects there, whose text may be the name of a message. */
export function constantsOf(model: PatternModel): Constant[] {
  const found: Constant[] = [];
  const add = (name: string, value: Value | undefined) => {
    const text = textOf(value);
    if (text !== undefined && /^[A-Z]/.test(name)) found.push({ name, text });
  };
  for (const effect of model.bodies[0]?.effects ?? []) {
    if (effect.kind !== 'assign' || !effect.declares || effect.target.length !== 1) continue;
    const [name = ''] = effect.target;
    if (effect.value?.kind === 'object') {
      for (const { key, value } of effect.value.properties) add(`${name}.${key}`, value);
    } else add(name, effect.value);
  }
  for (const type of model.types) {
    for (const field of type.fields) if (field.isStatic) add(`${type.name}.${field.name}`, field.value);
  }
  return found;
}
