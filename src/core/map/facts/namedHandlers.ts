import type { Body, Call, PatternModel, Property, Role, Span, Value } from '../../analysis/model.ts';
import { calledName, receiverOf } from '../../analysis/vocabulary.ts';
import type { MessageRef } from '../model.ts';
import { definedBy } from './declarations.ts';
import type { HandlerDraft } from './handlerDraft.ts';
import { isCompound, mayBeMessageLiteral, refOf } from './names.ts';
import { nameOf } from './roleHandlers.ts';
import { ownerOf } from './sending.ts';
import { callsOf, visitValues } from './values.ts';
import { withinOf } from './within.ts';

/** Functions that stand under the name of a message: in an object, in a class, or in a call that registers them. */
export function namedHandlers(model: PatternModel, text: string): HandlerDraft[] {
  return [
    ...registered(model),
    ...model.bodies.flatMap((body) => keyed(model, body, text)),
    ...model.bodies.flatMap((body) => method(model, body)),
    ...constants(model),
    ...streams(model),
    ...listed(model),
  ];
}

const registerName =
  /^(?:on|once|when|subscribe\w*|register\w*|handle\w*|add\w*(?:Handler|Listener|Consumer|Subscriber)|listen\w*|consume|bind\w*|onMessage\w*|onEvent|onCommand|forEvent|withHandler)$/;
const registry =
  /(?:bus|broker|consumer|dispatcher|mediator|subscriber|channel|handlers?|registry|builder|eventStore|store|events|commands|queue|nats)$/i;

/** `bus.subscribe(OrderPlaced, onOrderPlaced)`, `.onMessage(ReserveCredit.class, this::reserveCredit)` */
function registered(model: PatternModel): HandlerDraft[] {
  return model.bodies.flatMap((around) =>
    callsOf(around).flatMap((call): HandlerDraft[] => {
      const [first, ...rest] = call.arguments;
      const name = calledName(call);
      const ref = refOf(first);
      if (call.construct || !registerName.test(name) || name === 'addEventListener' || !first || !ref)
        return [];
      const target = rest.find(isHandler);
      if (!target) return [];
      const handler = bodyOf(model, target);
      const receiver = receiverOf(call);
      const isTold = registry.test(receiver) || /(?:Command|Event|Query|Message)/.test(name);
      if (!isTold && !isCompound(ref.name)) return [];
      const own = target.kind === 'function';
      return [
        {
          role: roleOf(call, ref),
          name: own || !handler ? ownName(target, ref) : nameOf(handler, ownerOf(handler, model.types)),
          handles: [ref],
          evidence: isTold ? 'told' : 'named',
          named: own || !handler ? first.span : (handler.nameSpan ?? handler.span),
          code: handler?.span ?? target.span,
        },
      ];
    }),
  );
}

function isHandler(value: Value): boolean {
  return (
    value.kind === 'function' ||
    value.kind === 'name' ||
    (value.kind === 'compound' && value.operator === 'method_reference') ||
    (value.kind === 'call' && (value.call.construct || value.call.path.at(-1) === 'bind'))
  );
}

/** The function of this file that a value stands for. */
function bodyOf(model: PatternModel, value: Value): Body | undefined {
  if (value.kind === 'function') return model.bodies[value.body];
  const name = lastName(value);
  return name === undefined
    ? undefined
    : model.bodies.find((body) => body.name === name && body.kind !== 'file');
}

function lastName(value: Value): string | undefined {
  if (value.kind === 'name') return value.path.at(-1);
  if (value.kind === 'compound') return value.parts.map(lastName).at(-1);
  return value.kind === 'call' ? value.call.path.filter((link) => link !== 'bind').at(-1) : undefined;
}

function ownName(value: Value, ref: MessageRef): string {
  return lastName(value) ?? ref.name;
}

function roleOf(call: Call, ref: MessageRef): Role {
  const told = `${receiverOf(call)} ${call.receiverType ?? ''} ${calledName(call)}`;
  if (/command/i.test(told) || /Command$/.test(ref.name)) return 'commandHandler';
  if (/quer(?:y|ies)/i.test(told) || /Query$/.test(ref.name)) return 'queryHandler';
  return /event/i.test(told) || /Event$/.test(ref.name) ? 'eventHandler' : 'consumer';
}

const collection =
  /handlers?|commands?|projection|reducer|saga|aggregate|evolve|events?|\bwhen\b|react|process|view|read-?model|\bon\b|consumer/i;

/** `{ OrderPlaced: (state, event) => … }`, `{ [ORDER_PLACED]: … }` */
function keyed(model: PatternModel, body: Body, text: string): HandlerDraft[] {
  if (body.kind !== 'function' || !body.name || (body.within.length === 0 && !body.argumentOf)) return [];
  const ref = keyRef(body, text) ?? objectRef(body);
  const around = [
    body.name,
    ...body.within,
    ...(body.argumentOf?.path ?? []),
    model.path.split('/').at(-1),
  ].join(' ');
  if (!ref || (!collection.test(around) && !/^[A-Z]/.test(body.name))) return [];
  const file =
    model.path
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? '';
  const group = body.within.findLast((name) => name !== 'default') ?? file;
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

function roleAround(around: string): Role {
  if (/saga|process|react|policy/i.test(around)) return 'saga';
  if (/command|\bdecide\b/i.test(around)) return 'commandHandler';
  if (/quer(?:y|ies)|resolvers?/i.test(around)) return 'queryHandler';
  if (/evolve|reduc|aggregate|\bwhen\b|apply/i.test(around)) return 'evolve';
  return /projection|view|read-?model/i.test(around) ? 'projection' : 'eventHandler';
}

const methodRoles: readonly (readonly [RegExp, Role])[] = [
  [/Aggregate/, 'commandHandler'],
  [/(?:Saga|ProcessManager)$/, 'saga'],
  [/(?:Projection|Projector|ReadModel)$/, 'projection'],
];

/** A method of an aggregate, saga or projection that is called as the message: `userCreated(event)`. */
function method(model: PatternModel, body: Body): HandlerDraft[] {
  const owner = ownerOf(body, model.types);
  const name = body.name ?? '';
  if (body.kind !== 'method' || !owner || !/^[a-z]/.test(name) || !mayBeMessageLiteral(name)) return [];
  const names = [...owner.extends.map((base) => base.name), owner.name];
  const takesEvent = body.parameters.length === 1 && /event$/i.test(body.parameters[0]?.names[0] ?? '');
  const role =
    methodRoles.find(([pattern]) => names.some((one) => pattern.test(one)))?.[1] ??
    (takesEvent && /State$/.test(owner.name) ? 'evolve' : undefined);
  if (!role) return [];
  return [
    {
      role: role === 'commandHandler' && takesEvent ? 'evolve' : role,
      name: nameOf(body, owner),
      handles: [{ name, literal: true }],
      evidence: 'named',
      named: body.nameSpan ?? body.span,
      code: body.span,
    },
  ];
}

const handlerTypeRoles: Readonly<Record<string, Role>> = {
  Command: 'commandHandler',
  Event: 'evolve',
  Query: 'queryHandler',
};

/**
 * `const send: CommandHandler<…> = { handle() { … } }` handles the command `send`; in JavaScript, the function alone tells.
 * `const pay = new Command({ commandId: 'PAY', handler })` handles what it declares.
 */
function constants(model: PatternModel): HandlerDraft[] {
  return (model.bodies[0]?.effects ?? []).flatMap((effect): HandlerDraft[] => {
    if (effect.kind !== 'assign' || !effect.declares || !effect.value) return [];
    const { type, value, targetSpan } = effect;
    const defined = value.kind === 'call' && definedBy(value.call)?.kind === 'command';
    const object = value.kind === 'call' && defined ? value.call.arguments[0] : value;
    if (object?.kind !== 'object') return [];
    const told = /(Command|Event|Query)Handler$/.exec(type?.name ?? '')?.[1] ?? (defined ? 'Command' : '');
    const handles = object.properties.some(
      ({ key, value }) => /^(?:handle|handler)$/.test(key) && value.kind === 'function',
    );
    const role = handlerTypeRoles[told] ?? (handles && !type ? roleAround(model.path) : undefined);
    const [name] = effect.target;
    if (!role || !handles || name === undefined || !mayBeMessageLiteral(name)) return [];
    const ref = { name, literal: true };
    return [{ role, name, handles: [ref], evidence: 'named', named: targetSpan, code: object.span }];
  });
}

/** `events$.pipe(ofType(OrderPlaced), map(…))` */
function streams(model: PatternModel): HandlerDraft[] {
  return model.bodies.flatMap((body) => {
    const picked = callsOf(body).find((call) => calledName(call) === 'ofType');
    const handles = picked?.arguments.flatMap((argument) => refOf(argument) ?? []) ?? [];
    if (!picked || handles.length === 0 || body.kind === 'file') return [];
    const name = withinOf(model, body);
    return [
      { role: 'saga', name, handles, evidence: 'told', named: picked.nameSpan, code: body.span } as const,
    ];
  });
}

const listKey = /^(?:canHandle|handles|handledEvents|eventTypes|subscribesTo)$/;

/** `{ canHandle: ['OrderPlaced'], evolve }`: the object handles what it lists. */
function listed(model: PatternModel): HandlerDraft[] {
  const found = new Map<number, HandlerDraft>();
  for (const body of model.bodies) {
    visitValues(body, (value) => {
      if (value.kind !== 'object') return;
      const list = value.properties.find(({ key }) => listKey.test(key));
      if (list?.value.kind !== 'list') return;
      const handles = list.value.items.flatMap((item) => refOf(item) ?? []);
      const named = list.keySpan;
      if (handles.length > 0)
        found.set(value.span.start, listHandler(model, body, value.properties, handles, named, value.span));
    });
  }
  return [...found.values()];
}

function listHandler(
  model: PatternModel,
  body: Body,
  properties: readonly Property[],
  handles: readonly MessageRef[],
  named: Span,
  span: Span,
): HandlerDraft {
  const call = callsOf(body).find(
    (one) => one.argumentsSpan.start <= span.start && span.end <= one.argumentsSpan.end,
  );
  const kept = body.effects.find(
    (effect) =>
      effect.kind === 'assign' &&
      effect.value &&
      effect.value.span.start <= span.start &&
      span.end <= effect.value.span.end,
  );
  const name = kept?.kind === 'assign' ? (kept.target.at(-1) ?? '') : '';
  const around = `${call ? calledName(call) : ''} ${name} ${properties.map(({ key }) => key).join(' ')}`;
  return {
    role: /project|evolve|view/i.test(around) ? 'projection' : 'eventHandler',
    name:
      name ||
      (model.path
        .split('/')
        .at(-1)
        ?.replace(/\.\w+$/, '') ??
        ''),
    handles,
    evidence: 'told',
    named,
    code: span,
  };
}
