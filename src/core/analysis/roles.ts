import type { Gate } from './gates.ts';
import type {
  Annotation,
  Body,
  Handler,
  Message,
  Parameter,
  Role,
  TypeFact,
  TypeRef,
  Value,
} from './model.ts';

const handlerRoles = { Command: 'commandHandler', Query: 'queryHandler', Event: 'eventHandler' } as const;
const handlerMethod = /^(?:execute|handle|on)$/;
const handlerInterface = /^I?(Command|Query|Event)s?Handler$/;
const handlerClass = /(Command|Query|Event)s?Handler$/;
const consumerAnnotation =
  /^(?:EventPattern|MessagePattern|RabbitSubscribe|RabbitRPC|SqsMessageHandler|KafkaListener|RabbitListener|JmsListener|SqsListener)$/;
const aggregateBase =
  /^(?:AggregateRoot|AggregateBase|AbstractAggregate|Aggregate|EventSourcedAggregate|EventSourcedEntity)/;
const projectionClass =
  /(?:Projection|Projector|ReadModel|ReadModelUpdater|ViewUpdater|ViewBuilder|Denormali[sz]er)$/;

interface Known {
  readonly gates: ReadonlySet<Gate>;
  readonly types: readonly TypeFact[];
  readonly bodies: readonly Body[];
}

/** The bodies that play a part in a pattern, told from names, annotations and supertypes. */
export function handlersOf(known: Known): Handler[] {
  const owners = new Map(known.types.map((type) => [type.name, type]));
  const decider = known.bodies.some((body) => body.name === 'decide' || body.name === 'initialState');
  return known.bodies.flatMap((body): Handler[] => {
    const owner = body.kind === 'method' && body.owner !== undefined ? owners.get(body.owner) : undefined;
    const role =
      messageHandlerRole(body, owner) ??
      consumerRole(body) ??
      foldRole(body, owner, decider) ??
      (isProjection(body, owner) ? 'projection' : undefined) ??
      (isSaga(body, owner) ? 'saga' : undefined) ??
      (isWorkflow(body, known.gates) ? 'workflow' : undefined);
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
  if (!owner || !handlerMethod.test(body.name ?? '')) return undefined;
  for (const annotation of owner.annotations) {
    const role = kindOf(handlerInterface.exec(annotation.name));
    if (role) return role;
  }
  for (const base of owner.implements) {
    const role = kindOf(handlerInterface.exec(base.name));
    if (role) return role;
  }
  return kindOf(handlerClass.exec(owner.name)) ?? undefined;
}

function consumerRole(body: Body): Role | undefined {
  if (body.annotations.some((annotation) => consumerAnnotation.test(annotation.name))) return 'consumer';
  if (/^each(?:Message|Batch)$/.test(body.name ?? '')) return 'consumer';
  const call = body.argumentOf?.path.at(-1);
  return call !== undefined &&
    /^(?:consume|subscribe|receiveMessages|process)$/.test(call) &&
    isConsumerCall(body)
    ? 'consumer'
    : undefined;
}

function isConsumerCall(body: Body): boolean {
  const { path = [] } = body.argumentOf ?? {};
  const receiver = path.at(-2) ?? '';
  return (
    path.at(-1) === 'consume' ||
    /(?:consumer|receiver|queue|channel|broker|bus|nats|nc|subscri\w+)$/i.test(receiver)
  );
}

function foldRole(body: Body, owner: TypeFact | undefined, decider: boolean): Role | undefined {
  const name = body.name ?? '';
  if (body.annotations.some((annotation) => annotation.name === 'EventSourcingHandler')) return 'evolve';
  const parameter = body.parameters.find((one) => isEventLike(one, name));
  if (!parameter) return undefined;
  const inProjection =
    (owner && projectionClass.test(owner.name)) || body.within.some((around) => /projection/i.test(around));
  const aggregate = owner?.extends.some((base) => aggregateBase.test(base.name)) ?? false;
  const always = /^(?:evolve|apply|reduce)$/.test(name) || /^(?:evolve|apply)[A-Z]/.test(name);
  const inContext =
    /^(?:when|on)(?:[A-Z]|$)/.test(name) && (aggregate || (decider && body.kind === 'function'));
  if (!always && !inContext) return undefined;
  // A fold that waits for something writes a view; state is folded in one go.
  const writesView = body.async && !aggregate;
  const givenToProjection = body.argumentOf?.path.at(-1)?.endsWith('Projection') ?? false;
  return inProjection || writesView || givenToProjection ? 'projection' : 'evolve';
}

function isProjection(body: Body, owner: TypeFact | undefined): boolean {
  const name = body.name ?? '';
  if (!body.parameters.some((one) => isEventLike(one, name))) return false;
  if (/^project(?:[A-Z]|$)/.test(name) || /Projection$/.test(name)) return true;
  if (owner && projectionClass.test(owner.name) && !/^(?:constructor|canHandle|supports)$/.test(name))
    return true;
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

function isWorkflow(body: Body, gates: ReadonlySet<Gate>): boolean {
  return body.kind !== 'file' && gates.has('temporal-workflow') && !gates.has('temporal-other');
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
  const taken = body.parameters.find((one) => isEventLike(one, body.name ?? '')) ?? body.parameters[0];
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
