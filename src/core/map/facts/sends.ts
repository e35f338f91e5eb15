import type { Body, Call, PatternModel, Span, Value } from '../../analysis/model.ts';
import type { LineIndex } from '../../lint/positions.ts';
import type { Evidence, MessageRef, Send } from '../model.ts';
import { definedBy } from './declarations.ts';
import { type HandlerDraft, innermost } from './handlerDraft.ts';
import { isCompound, mayBeMessageType, refOf } from './names.ts';
import {
  isEditorCommand,
  maySend,
  ownerOf,
  type Sending,
  sendingOf,
  topicIn,
  topicValue,
} from './sending.ts';
import { callsOf, contains, visitValues } from './values.ts';
import { withinOf } from './within.ts';

const typeKey = /^(?:type|\$type|(?:event|command|query|message|detail)_?-?(?:type|name))$/i;
const contentKey = /^(?:data|payload|body|detail|metadata|meta|aggregateId|aggregateName|streamId)$/;
const factoryName = /^(?:of|from\w*|create\w*|builder|new\w*|make|with\w*|now)$/;

/** A place that makes something of the form of a message. */
interface Candidate {
  readonly message: MessageRef;
  /** All of it. */
  readonly span: Span;
  /** Its name. */
  readonly named: Span;
  /** `bare` is an object with a text as type and nothing else of a message. */
  readonly form: 'made' | 'object' | 'bare';
}

type SendMaker = (
  message: MessageRef,
  named: Span,
  sending: Sending | undefined,
  evidence: Evidence,
) => Send[];

/** The messages that the code of a file makes or names to send them. */
export function sendsOf(model: PatternModel, handlers: readonly HandlerDraft[], lines: LineIndex): Send[] {
  return model.bodies.flatMap((body) => sendsIn(model, body, handlers, lines));
}

function sendsIn(
  model: PatternModel,
  body: Body,
  handlers: readonly HandlerDraft[],
  lines: LineIndex,
): Send[] {
  const calls = callsOf(body).filter((call) => !isEditorCommand(model, call));
  const owner = ownerOf(body, model.types);
  const sendings = calls.flatMap((call) => sendingOf(call, owner) ?? []);
  const defining = calls.filter((call) => definedBy(call));
  const candidates = [...madeIn(calls), ...importedFactories(model, calls), ...objectsIn(body)]
    .filter(({ span }) => !isThrown(body, span) && !defining.some((call) => contains(call.span, span)))
    .sort((a, b) => a.span.start - b.span.start);
  const regions = regionsOf(body, sendings);
  const within = withinOf(model, body);

  const send: SendMaker = (message, named, sending, evidence) => {
    const handler = innermost(handlers, named);
    // A fold makes state and views out of messages that were sent already.
    if (handler >= 0 && handlers[handler]?.role === 'evolve') return [];
    const topic = sending && sending.call.does !== 'append' ? topicIn(sending.call.arguments) : undefined;
    return [
      {
        message,
        ...(sending?.kind && { kind: sending.kind }),
        ...(topic !== undefined && { topic }),
        evidence,
        range: lines.rangeOf(named),
        ...(handler >= 0 && { handler }),
        within,
      },
    ];
  };

  const made = candidates.flatMap((candidate) => {
    const isInner = candidates.some(
      (other) => other !== candidate && contains(other.span, candidate.span) && other.span !== candidate.span,
    );
    const region = isInner ? undefined : regions.find(({ span }) => contains(span, candidate.span));
    const handler = handlers[innermost(handlers, candidate.named)];
    const decides = handler?.evidence === 'told' && /^(?:commandHandler|saga)$/.test(handler.role);
    const isTold = region !== undefined || (!isInner && candidate.form === 'object' && decides);
    const evidence = isTold ? 'told' : candidate.form === 'bare' ? 'typed' : 'named';
    return send(candidate.message, candidate.named, region?.sending, evidence);
  });
  return [...made, ...namedIn(calls, sendings, candidates, regions).flatMap((one) => send(...one))];
}

interface Region {
  readonly span: Span;
  readonly sending: Sending;
}

/** Where something is sent for sure: the arguments of a call that sends, and what is kept for them in a variable. */
function regionsOf(body: Body, sendings: readonly Sending[]): Region[] {
  return sendings.flatMap((sending) => {
    const names = new Set<string>();
    for (const argument of sending.call.arguments) collectNames(argument, names);
    const kept = body.effects.flatMap((effect) =>
      effect.kind === 'assign' && effect.declares && effect.value && names.has(effect.target[0] ?? '')
        ? [{ span: startOf(effect.value), sending }]
        : [],
    );
    return [{ span: sending.call.argumentsSpan, sending }, ...kept];
  });
}

/** Of `PlaceOrder.builder().orderId(new OrderId(1)).build()` the first call says what is made, the others of what. */
function startOf(value: Value): Span {
  if (value.kind !== 'call') return value.span;
  let first = value.call;
  while (first.on) first = first.on;
  return first.span;
}

/** What a message is made of is no message: of `send(new PlaceOrder(orderId))` nothing is collected. */
function collectNames(value: Value, names: Set<string>): void {
  if (value.kind === 'name' && value.path.length === 1) names.add(value.path[0] ?? '');
  else if (value.kind === 'list') for (const item of value.items) collectNames(item, names);
  else if (value.kind === 'spread') collectNames(value.value, names);
  else if (value.kind === 'object') for (const one of value.properties) collectNames(one.value, names);
  else if (value.kind === 'call' && !makesMessage(value.call))
    for (const one of value.call.arguments) collectNames(one, names);
}

function makesMessage(call: Call): boolean {
  return call.construct && mayBeMessageType(call.path.at(-1) ?? '');
}

/** `new OrderPlaced(…)`, `OrderPlaced.of(…)` */
function madeIn(calls: readonly Call[]): Candidate[] {
  return calls.flatMap((call): Candidate[] => {
    const [first = ''] = call.path;
    const isFactory = !call.construct && call.path.length === 2 && factoryName.test(call.path[1] ?? '');
    const name = call.construct ? (call.path.at(-1) ?? '') : isFactory ? first : '';
    if (!mayBeMessageType(name)) return [];
    const named = call.construct ? call.nameSpan : (call.receiverSpan ?? call.nameSpan);
    return [{ message: { name, literal: false }, span: call.span, named, form: 'made' }];
  });
}

/** `orderPlacedNow(…)`, imported from the class `OrderPlaced`. */
function importedFactories(model: PatternModel, calls: readonly Call[]): Candidate[] {
  if (model.language !== 'java') return [];
  return calls.flatMap((call): Candidate[] => {
    const [local] = call.path;
    const imported =
      call.path.length === 1 && !call.construct && model.imports.find((one) => one.local === local);
    const name = imported ? (imported.module.split('.').at(-2) ?? '') : '';
    if (!mayBeMessageType(name)) return [];
    return [{ message: { name, literal: false }, span: call.span, named: call.nameSpan, form: 'made' }];
  });
}

/** `{ type: 'OrderPlaced', … }` */
function objectsIn(body: Body): Candidate[] {
  const found = new Map<number, Candidate>();
  visitValues(body, (value) => {
    if (value.kind !== 'object') return;
    const type = value.properties.find(({ key }) => typeKey.test(key));
    const message = refOf(type?.value);
    if (!type || !message) return;
    const isComplete = !message.literal || value.properties.some(({ key }) => contentKey.test(key));
    const form = isComplete ? 'object' : 'bare';
    found.set(value.span.start, { message, span: value.span, named: type.value.span, form });
  });
  return [...found.values()];
}

/**
 * Messages that calls name without making them: `commandBus.send('placeOrder', …)`. Where nothing names what is sent, the
 * topic stands for it.
 */
function namedIn(
  calls: readonly Call[],
  sendings: readonly Sending[],
  candidates: readonly Candidate[],
  regions: readonly Region[],
): Parameters<SendMaker>[] {
  return calls.flatMap((call): Parameters<SendMaker>[] => {
    const sending = sendings.find((one) => one.call === call);
    if (call.does === 'append' || !(sending || maySend(call))) return [];
    const given = sending ? regions.filter((region) => region.sending === sending) : [];
    const spans = [call.argumentsSpan, ...given.map(({ span }) => span)];
    if (candidates.some((made) => spans.some((span) => contains(span, made.span)))) return [];
    // What is given a function registers it.
    if (call.arguments.some(({ kind }) => kind === 'function')) return [];
    const named = refOf(call.arguments[0]) ? call.arguments[0] : sending && topicValue(call.arguments);
    const ref = refOf(named);
    if (!named || !ref) return [];
    const isTold = sending !== undefined && ref.literal;
    return isTold || isCompound(ref.name) ? [[ref, named.span, sending, isTold ? 'told' : 'named']] : [];
  });
}

function isThrown(body: Body, span: Span): boolean {
  return body.effects.some((effect) => effect.kind === 'throw' && contains(effect.span, span));
}
