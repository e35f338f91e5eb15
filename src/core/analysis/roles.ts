import type { Gate } from './gates.ts';
import type {
  Annotation,
  Body,
  Call,
  Handler,
  LanguageId,
  Message,
  Parameter,
  Role,
  TypeFact,
  TypeRef,
  Value,
} from './model.ts';
import { calledName, camelCase, receiverOf } from './vocabulary.ts';

const handlerRoles = { Command: 'commandHandler', Query: 'queryHandler', Event: 'eventHandler' } as const;
const handlerMethod = /^(?:execute|handle|on|call_)$/;
const handlerInterface = /^I?(Command|Query|Event)s?Handler$/;
const handlerClass = /(Command|Query|Event)s?Handler$/;
const consumerAnnotation =
  /^(?:EventPattern|MessagePattern|RabbitSubscribe|RabbitRPC|SqsMessageHandler|KafkaListener|RabbitListener|JmsListener|SqsListener|shared_task)$|^(?:app|celery|celery_app)\.task$|^(?:broker|app)\.(?:subscriber|agent)$/;
const consumerCall =
  /^(?:basicConsume|consume|subscribe|queueSubscribe|receiveMessages|process|add(?:NoPublisher|Consumer)?Handler)$/;
const consumerName = /(?:consumer|receiver|queue|channel|broker|bus|nats|nc|subscri\w+|^router)$/i;
const aggregateBase =
  /^(?:AggregateRoot|AggregateBase|AbstractAggregate|Aggregate|EventSourcedAggregate|EventSourcedEntity)/;
const projectionClass =
  /(?:Projection|Projector|ReadModel|ReadModelUpdater|ViewUpdater|ViewBuilder|Denormali[sz]er)$/;

interface Known {
  readonly language: LanguageId;
  readonly gates: ReadonlySet<Gate>;
  readonly types: readonly TypeFact[];
  readonly bodies: readonly Body[];
}

/** The bodies that play a part in a pattern, told from names, annotations and supertypes. */
export function handlersOf(known: Known): Handler[] {
  const owners = new Map(known.types.map((type) => [type.name, type]));
  const decider = known.bodies.some((body) => /^(?:decide|initialState)$/.test(camelCase(body.name ?? '')));
  const consumers = functionsGivenToConsumers(known.bodies);
  return known.bodies.flatMap((body): Handler[] => {
    const around = owners.get(body.owner ?? '');
    const owner = body.kind === 'method' ? around : undefined;
    const role =
      messageHandlerRole(body, owner) ??
      (isConsumer(body, consumers) ? 'consumer' : undefined) ??
      foldRole(body, owner, decider) ??
      (isProjection(body, owner) ? 'projection' : undefined) ??
      (isSaga(body, owner) ? 'saga' : undefined) ??
      (isWorkflow(body, around, known) ? 'workflow' : undefined);
    return role ? [{ role, messages: messagesOf(body, owner, role), body }] : [];
  });
}

/** Declared commands, events and queries. */
export function messagesIn(types: readonly TypeFact[]): Message[] {
  return types.flatMap((type): Message[] => {
    const kind = messageKind(type);
    return kind ? [{ kind, name: type.name, type }] : [];
  });
}

function messageKind(type: TypeFact): Message['kind'] | undefined {
  for (const base of [...type.implements, ...type.extends, ...(type.aliased ? [type.aliased] : [])]) {
    const match = /^(?:I|Base|Domain|Integration)?(Command|Query|Event)$/.exec(base.name);
    if (match) return match[1]?.toLowerCase() as Message['kind'];
  }
  return /[a-z\d](Command|Query|Event)$/.exec(type.name)?.[1]?.toLowerCase() as Message['kind'] | undefined;
}

function messageHandlerRole(body: Body, owner: TypeFact | undefined): Role | undefined {
  const kindOf = (match: RegExpExecArray | null) =>
    match && handlerRoles[match[1] as keyof typeof handlerRoles];
  for (const annotation of body.annotations) {
    const role = kindOf(/^(Command|Query|Event)Handler$/.exec(annotation.name));
    if (role)
      return role === 'eventHandler' && owner && projectionClass.test(owner.name) ? 'projection' : role;
  }
  if (owner && isPolicy(body, owner)) return 'eventHandler';
  if (!owner || !handlerMethod.test(camelCase(body.name ?? ''))) return undefined;
  for (const annotation of owner.annotations) {
    const role = kindOf(handlerInterface.exec(annotation.name));
    if (role) return role;
  }
  for (const base of [...owner.implements, ...owner.extends]) {
    const role = kindOf(handlerInterface.exec(base.name));
    if (role) return role;
  }
  return kindOf(handlerClass.exec(owner.name)) ?? undefined;
}

/** What a process application of the library `eventsourcing` does about an event. */
function isPolicy(body: Body, owner: TypeFact): boolean {
  return (
    owner.extends.some((base) => base.name === 'ProcessApplication') &&
    (body.name === 'policy' || body.annotations.some((annotation) => annotation.qualifier === 'policy'))
  );
}

function isConsumer(body: Body, given: ReadonlySet<string>): boolean {
  return (
    body.annotations.some(({ name, qualifier }) =>
      consumerAnnotation.test(qualifier === undefined ? name : `${qualifier}.${name}`),
    ) ||
    /^each(?:Message|Batch)$/.test(body.name ?? '') ||
    (body.argumentOf !== undefined && isConsumerCall(body.argumentOf)) ||
    (body.kind !== 'file' && given.has(body.name ?? '')) ||
    takesMessages(body)
  );
}

function isConsumerCall(call: Call): boolean {
  const name = camelCase(calledName(call));
  return (
    /^(?:basicConsume|consume)$/.test(name) ||
    (consumerCall.test(name) && consumerName.test(receiverOf(call)))
  );
}

/** Names of the functions that a consumer is given by name. */
function functionsGivenToConsumers(bodies: readonly Body[]): Set<string> {
  const names = (value: Value): string[] => {
    if (value.kind === 'name') return value.path.slice(-1);
    return value.kind === 'object' ? value.properties.flatMap((property) => names(property.value)) : [];
  };
  const calls = bodies.flatMap((body) => body.effects).filter((effect) => effect.kind === 'call');
  return new Set(calls.filter(isConsumerCall).flatMap((call) => call.arguments.flatMap(names)));
}

/** A loop over what a consumer receives, or one that asks it for the next message. */
function takesMessages(body: Body): boolean {
  const overMessages = body.blocks.some(
    ({ kind, names, subject }) =>
      kind === 'loop' &&
      names.length > 0 &&
      subject?.kind === 'name' &&
      /(?:consumer|subscription|deliveries|queueIter)$/i.test(camelCase(subject.path.at(-1) ?? '')),
  );
  if (overMessages) return true;
  return body.effects.some(
    (effect) =>
      effect.kind === 'call' &&
      /^(?:poll|getone|getmany|fetchMessage|readMessage)$/.test(camelCase(calledName(effect))) &&
      /(?:consumer|reader)$/i.test(receiverOf(effect)) &&
      isInLoop(body, effect.block),
  );
}

function isInLoop(body: Body, block: number): boolean {
  for (let at = block; at >= 0; at = body.blocks[at]?.parent ?? -1) {
    if (body.blocks[at]?.kind === 'loop') return true;
  }
  return false;
}

function foldRole(body: Body, owner: TypeFact | undefined, decider: boolean): Role | undefined {
  const name = camelCase(body.name ?? '');
  if (body.annotations.some((annotation) => annotation.name === 'EventSourcingHandler')) return 'evolve';
  const aggregate = owner !== undefined && isAggregate(owner);
  if (aggregate && body.annotations.some((annotation) => annotation.name === 'event')) return 'evolve';
  if (owner && /^(?:apply|mutate)$/.test(name) && owner.extends.some((base) => /Event$/.test(base.name)))
    return 'evolve';
  const parameter = body.parameters.find((one) => isEventLike(one, name));
  if (!parameter) return undefined;
  const inProjection =
    (owner && isProjectionClass(owner)) || body.within.some((around) => /projection/i.test(around));
  const always = /^(?:evolve|apply|reduce)$/.test(name) || /^(?:evolve|apply)[A-Z]/.test(name);
  const inContext =
    /^(?:when|on)(?:[A-Z]|$)/.test(name) && (aggregate || (decider && body.kind === 'function'));
  if (!always && !inContext) return undefined;
  // A fold that waits for something writes a view; state is folded in one go.
  const writesView = body.async && !aggregate;
  const givenToProjection = body.argumentOf?.path.at(-1)?.endsWith('Projection') ?? false;
  return inProjection || writesView || givenToProjection ? 'projection' : 'evolve';
}

function isAggregate(owner: TypeFact): boolean {
  return (
    owner.extends.some((base) => aggregateBase.test(base.name)) ||
    owner.annotations.some((annotation) => annotation.name === 'aggregate')
  );
}

function isProjectionClass(owner: TypeFact): boolean {
  return [owner, ...owner.extends].some(({ name }) => projectionClass.test(name));
}

function isProjection(body: Body, owner: TypeFact | undefined): boolean {
  const name = camelCase(body.name ?? '');
  if (!body.parameters.some((one) => isEventLike(one, name))) return false;
  if (/^project(?:[A-Z]|$)/.test(name) || /Projection$/.test(name)) return true;
  if (owner && isProjectionClass(owner) && !/^(?:constructor|canHandle|supports)$/.test(name)) return true;
  return body.kind === 'function' && body.within.some((around) => /projection/i.test(around));
}

/** A parameter that stands for an event: by name, by type, by taking `type` apart, or by the event its method is named for. */
function isEventLike(parameter: Parameter, bodyName: string): boolean {
  const type = parameter.type?.name ?? '';
  if (parameter.destructured) return parameter.names.includes('type') || /event/i.test(type);
  const [name = ''] = parameter.names;
  if (/event$|^evt$|^ev$/i.test(name) || /[eE]vents?$/.test(type)) return true;
  return type.length > 3 && /^(?:on|when|apply)/.test(bodyName) && bodyName.endsWith(type);
}

function isSaga(body: Body, owner: TypeFact | undefined): boolean {
  if (
    body.annotations.some(
      (annotation) => annotation.name === 'Saga' || annotation.name === 'SagaEventHandler',
    )
  )
    return true;
  return owner !== undefined && body.kind === 'method' && /(?:Saga|ProcessManager)$/.test(owner.name);
}

function isWorkflow(body: Body, around: TypeFact | undefined, { gates, language }: Known): boolean {
  if (body.kind === 'file' || !gates.has('temporal-workflow')) return false;
  switch (language) {
    case 'python':
      return (
        around?.annotations.some(({ name, qualifier }) => name === 'defn' && qualifier === 'workflow') ??
        false
      );
    default:
      return !gates.has('temporal-other');
  }
}

function messagesOf(body: Body, owner: TypeFact | undefined, role: Role): string[] {
  const wanted = role.replace(/Handler$/, '').toLowerCase();
  const annotated = [...body.annotations, ...(owner?.annotations ?? [])]
    .filter((annotation) => new RegExp(`^${wanted}s?handler$`, 'i').test(annotation.name))
    .flatMap((annotation) => namesIn(annotation));
  if (annotated.length > 0) return annotated;
  const implemented =
    owner?.implements
      .filter((base) => handlerInterface.test(base.name))
      .flatMap((base) => base.arguments[0] ?? []) ?? [];
  const taken =
    body.parameters.find((one) => isEventLike(one, camelCase(body.name ?? ''))) ?? body.parameters[0];
  const typed: readonly TypeRef[] = implemented.length > 0 ? implemented : taken?.type ? [taken.type] : [];
  return typed.flatMap((type) => (type.union.length > 0 ? type.union : [type])).map((type) => type.name);
}

function namesIn(annotation: Annotation): string[] {
  const names = (value: Value): string[] => {
    if (value.kind === 'name') return value.path.slice(-1);
    return value.kind === 'list' ? value.items.flatMap(names) : [];
  };
  return annotation.arguments.flatMap(names);
}
