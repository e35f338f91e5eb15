import type { Body, PatternModel, Property, Role, Span, Value } from '../../analysis/model.ts';
import type { MessageRef } from '../model.ts';
import type { HandlerDraft } from './handlerDraft.ts';
import { mayBeMessageLiteral } from './names.ts';
import { bodyOf } from './registeredHandlers.ts';
import { fileName } from './within.ts';

const collection =
  /handlers?|commands?|projection|reducer|saga|aggregate|evolve|events?|\bwhen\b|react|process|view|read-?model|\bon\b|consumer/i;

/** `{ OrderPlaced: (state, event) => … }`, `{ [ORDER_PLACED]: … }` */
export function keyedHandlers(model: PatternModel, text: string): HandlerDraft[] {
  return [...model.bodies.flatMap((body) => keyed(model, body, text)), ...mapped(model, text)];
}

function keyed(model: PatternModel, body: Body, text: string): HandlerDraft[] {
  if (body.kind !== 'function' || !body.name || (body.within.length === 0 && !body.argumentOf)) return [];
  const ref = keyRef(body, text) ?? objectRef(body);
  const around = [body.name, ...body.within, ...(body.argumentOf?.path ?? []), fileName(model)].join(' ');
  if (!ref || (!collection.test(around) && !/^[A-Z]/.test(body.name))) return [];
  const group = body.within.findLast((name) => name !== 'default') ?? fileName(model);
  return [
    {
      role: roleAround(around),
      name: group === '' ? body.name : `${group}.${ref.name}`,
      handles: [ref],
      evidence: 'named',
      named: keySpan(body, text),
      code: body.span,
    },
  ];
}

/** `{ commandHandlers: { send: { handle() { … } } } }` */
function objectRef({ name = '', within }: Body): MessageRef | undefined {
  const [group = '', key = ''] = within.slice(-2);
  const handles = name === 'handle' && /handlers$/i.test(group) && mayBeMessageLiteral(key);
  return handles ? { name: key, literal: true } : undefined;
}

/** Names of functions that libraries ask for, which are names of no message. */
const general =
  /^(?:handler?|execute|evolve|decide|reducer?|apply|process|each(?:Message|Batch)|init\w*|on(?:Error|Success|Close|Message))$/i;

/** How far a key may stand before its function. */
const keyReach = 200;

function keyRef(body: Body, text: string): MessageRef | undefined {
  const name = body.name ?? '';
  const before = text.slice(Math.max(0, body.span.start - keyReach), body.span.start);
  const computed = text[body.span.start] === '[' || /\]\s*:\s*(?:async\s*)?\(?$/.test(before);
  if (computed) {
    const constant = /^[A-Z]\w*(?:\.\w+)*$/.exec(name)?.[0].split('.').slice(-2).join('.');
    return constant === undefined ? undefined : { name: constant, literal: false };
  }
  return mayBeMessageLiteral(name) && !general.test(name) ? { name, literal: true } : undefined;
}

function keySpan(body: Body, text: string): Span {
  if (body.nameSpan) return body.nameSpan;
  const name = body.name ?? '';
  const start = text.lastIndexOf(name, body.span.start);
  if (start < 0 || body.span.start - start > keyReach) return body.span;
  return { start, end: start + name.length };
}

/** What names around a handler say of its part. */
export function roleAround(around: string): Role {
  if (/saga|process|react|policy/i.test(around)) return 'saga';
  if (/command|\bdecide\b/i.test(around)) return 'commandHandler';
  if (/quer(?:y|ies)|resolvers?/i.test(around)) return 'queryHandler';
  if (/evolve|reduc|aggregate|\bwhen\b|apply/i.test(around)) return 'evolve';
  return /projection|view|read-?model/i.test(around) ? 'projection' : 'eventHandler';
}

/** `const eventHandlers = { OrderPlaced: [sendMail, pay] }`: functions by the name of what they handle. */
function mapped(model: PatternModel, text: string): HandlerDraft[] {
  return (model.bodies[0]?.effects ?? []).flatMap((effect): HandlerDraft[] => {
    const name = effect.kind === 'assign' && effect.declares ? (effect.target[0] ?? '') : '';
    if (effect.kind !== 'assign' || effect.value?.kind !== 'object' || !/handlers$/i.test(name)) return [];
    return effect.value.properties.flatMap((property) =>
      targetsOf(property.value).map((target) => mappedHandler(model, property, target, name, text)),
    );
  });
}

function targetsOf(value: Value): (Value & { kind: 'name' })[] {
  const values = value.kind === 'list' ? value.items : [value];
  return values.filter((one) => one.kind === 'name');
}

/** The function where the file holds it, else its name here. */
function mappedHandler(
  model: PatternModel,
  { key, keySpan }: Property,
  target: Value & { kind: 'name' },
  group: string,
  text: string,
): HandlerDraft {
  const body = bodyOf(model, target);
  const isText = model.language === 'typescript' || /['"]/.test(text[keySpan.start] ?? '');
  return {
    role: roleAround(group),
    name: target.path.at(-1) ?? key,
    handles: [{ name: key, literal: isText }],
    evidence: 'told',
    named: body?.nameSpan ?? target.span,
    code: body?.span ?? target.span,
  };
}
