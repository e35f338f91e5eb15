import type { Annotation, Body, Handler, PatternModel, Role, TypeFact, Value } from '../../analysis/model.ts';
import type { Evidence, MessageRef } from '../model.ts';
import type { HandlerDraft } from './handlerDraft.ts';
import { mayBeMessageLiteral, mayBeMessageType, messagesOfType } from './names.ts';
import { ownerOf, topicIn } from './sending.ts';
import { callsOf, propertyOf } from './values.ts';
import { parentOf } from './within.ts';

const messageAnnotation =
  /^(?:(?:Command|Query|Event|Events|SagaEvent|EventSourcing|Request|Deadline)Handler|(?:Event|Message)Pattern|RabbitSubscribe|RabbitRPC|SqsMessageHandler|KafkaListener|RabbitListener|JmsListener|SqsListener|(?:Transactional)?EventListener|ApplicationModuleListener|OnEvent|Process|Handle\w*)$/;
const listener = /^(?:(?:Transactional)?EventListener|ApplicationModuleListener|OnEvent)$/;

/** Handlers by the part their function plays, see `roles.ts`, and those that annotations alone tell. */
export function roleHandlers(model: PatternModel, text: string): HandlerDraft[] {
  const known = new Set(model.handlers.map(({ body }) => body));
  const listeners = model.bodies.flatMap((body): Handler[] =>
    !known.has(body) && body.annotations.some(({ name }) => listener.test(name))
      ? [{ role: 'eventHandler', messages: [], body }]
      : [],
  );
  return [...model.handlers, ...listeners].flatMap((handler) =>
    handler.role === 'workflow' ? [] : roleHandler(model, handler, text),
  );
}

function roleHandler(model: PatternModel, handler: Handler, text: string): HandlerDraft[] {
  const { body, role } = handler;
  const owner = ownerOf(body, model.types);
  const annotation = body.annotations.find(({ name }) => messageAnnotation.test(name));
  const named = literalsOf(annotation);
  const typed = named.length > 0 && !typesMatter(annotation) ? [] : typesOf(handler);
  const handles = typed.length > 0 ? typed : named;
  const topic = topicOf(annotation, text) ?? (role === 'consumer' ? topicAround(model, body) : undefined);
  if (handles.length === 0 && topic === undefined && role !== 'consumer') return [];
  return [
    {
      role,
      name: nameOf(body, owner) || (handles[0]?.name ?? ''),
      handles,
      ...(topic !== undefined && { topic }),
      // A consumer that tells nothing but its topic is one for sure.
      evidence: handles.length === 0 ? 'told' : evidenceOf(role, annotation ?? classAnnotation(owner), body),
      named: body.nameSpan ?? body.span,
      code: body.span,
    },
  ];
}

/** The class of a method, since its method is called the same in all of them; else the function. */
export function nameOf(body: Body, owner: TypeFact | undefined): string {
  if (owner === undefined || body.owner === undefined) return body.name ?? '';
  const generic = /^(?:handle|execute|on|consume|constructor|process|receive|run|apply|when)(?:Async)?$/i;
  if (body.kind === 'constructor' || generic.test(body.name ?? '')) return body.owner;
  return `${body.owner}.${body.name ?? ''}`;
}

function classAnnotation(owner: TypeFact | undefined): Annotation | undefined {
  return owner?.annotations.find(({ name }) => messageAnnotation.test(name));
}

function evidenceOf(role: Role, annotation: Annotation | undefined, body: Body): Evidence {
  if (annotation) return 'told';
  // The parameter of a callback is what the broker hands over, and every method of a saga counts as part of it.
  return role === 'consumer' || role === 'saga' || body.kind === 'constructor' ? 'named' : 'told';
}

/** Spring and Axon tell the message by the parameter, NestJS by the text in its decorator. */
function typesMatter(annotation: Annotation | undefined): boolean {
  return (
    annotation !== undefined && !/Pattern$|^RabbitSubscribe$|^RabbitRPC$|^OnEvent$/.test(annotation.name)
  );
}

function typesOf({ body, messages }: Handler): MessageRef[] {
  const taken = body.parameters.map(({ type }) => type);
  const named = messages.length > 0 ? messages : taken.slice(0, 1).flatMap((type) => type?.name ?? []);
  const found = named.flatMap((name) => {
    const type = taken.find((one) => one?.name === name || one?.union.some((member) => member.name === name));
    if (type) return messagesOfType(type);
    return mayBeMessageType(name) ? [{ name, literal: false }] : [];
  });
  return found.filter((ref, index) => found.findIndex(({ name }) => name === ref.name) === index);
}

function literalsOf(annotation: Annotation | undefined): MessageRef[] {
  const first = annotation?.arguments[0];
  if (
    !annotation ||
    /^(?:KafkaListener|RabbitListener|JmsListener|SqsListener|RabbitSubscribe)$/.test(annotation.name)
  )
    return [];
  const texts = [first, propertyOf(first, /^(?:cmd|command|event|name|pattern)$/)].flatMap(textsOf);
  return texts.filter(mayBeMessageLiteral).map((name) => ({ name, literal: true }));
}

function textsOf(value: Value | undefined): string[] {
  if (value?.kind === 'list') return value.items.flatMap(textsOf);
  return value?.kind === 'text' && value.parts.length === 0 ? [value.text] : [];
}

/** Names of Java's annotation arguments are in the text alone. */
function topicOf(annotation: Annotation | undefined, text: string): string | undefined {
  if (!annotation || !/Listener$|Subscribe$|Pattern$|RPC$|MessageHandler$|^Process$/.test(annotation.name))
    return undefined;
  const source = text.slice(annotation.span.start, annotation.span.end);
  const named =
    /\b(?:topics?|queues?|routingKey|destination|value|exchange|name)\s*[=:]\s*[{[]?\s*['"]([^'"]+)['"]/.exec(
      source,
    )?.[1];
  const [first] = annotation.arguments.flatMap(textsOf);
  return named ?? first;
}

/** The topic that a consumer's callback is given with, or that the function around it subscribes to. */
function topicAround(model: PatternModel, body: Body): string | undefined {
  const call = body.argumentOf;
  const own = call && topicIn(call.arguments);
  if (own !== undefined) return own;
  const around = parentOf(model, body);
  const subscriptions = around
    ? callsOf(around).filter((one) => /^subscribe/.test(one.path.at(-1) ?? ''))
    : [];
  return subscriptions.map((one) => topicIn(one.arguments)).find((topic) => topic !== undefined);
}
