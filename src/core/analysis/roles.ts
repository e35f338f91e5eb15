import { functionsGivenToConsumers, isConsumer } from './consumers.ts';
import { eventsNamedBy, foldRole, isEventLike, isProjection, isProjectionClass } from './folds.ts';
import type { Gate } from './gates.ts';
import type {
  Annotation,
  Body,
  Handler,
  LanguageId,
  Message,
  Role,
  TypeFact,
  TypeRef,
  Value,
} from './model.ts';
import { registeredKinds } from './registrations.ts';
import { camelCase, verbIn } from './vocabulary.ts';

const handlerRoles = { Command: 'commandHandler', Query: 'queryHandler', Event: 'eventHandler' } as const;
const handlerMethod = /^(?:execute|handle|on|call_)$/;
const handlerInterface = /^I?(?:Domain|Async)?(Command|Query|Event)s?Handler$/;
const genericHandler =
  /^I(?:(?:Stream)?RequestHandler|NotificationHandler|Consumer|HandleMessages|AmStartedByMessages|IntegrationEventHandler)$/;
const handlerClass = /(Command|Query|Event)s?Handler$/;

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
  const registered = registeredKinds(known.bodies);
  return known.bodies.flatMap((body): Handler[] => {
    const around = owners.get(body.owner ?? '');
    const owner = body.kind === 'method' ? around : undefined;
    const kind = registered(body);
    const role =
      (isDurable(body, around, known) ? 'workflow' : undefined) ??
      (kind && handlerRoles[kind]) ??
      (isConsumer(body, owner, consumers) ? (isSaga(body, owner) ? 'saga' : 'consumer') : undefined) ??
      messageHandlerRole(body, owner) ??
      foldRole(body, owner, decider) ??
      (isProjection(body, owner) ? 'projection' : undefined) ??
      (isSaga(body, owner) ? 'saga' : undefined) ??
      (isInWorkflowFile(body, known) ? 'workflow' : undefined);
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
    if (base.name === 'INotification') return 'event';
    if (/^I(?:Stream)?Request$/.test(base.name)) return asksOnly(type.name) ? 'query' : 'command';
    const match = /^I?(?:Base|Domain|Integration)?(Command|Query|Event)$/.exec(base.name);
    if (match) return match[1]?.toLowerCase() as Message['kind'];
  }
  return /[a-z\d](Command|Query|Event)$/.exec(type.name)?.[1]?.toLowerCase() as Message['kind'] | undefined;
}

/** A request of MediatR that is named for what it gives back. */
function asksOnly(request: string): boolean {
  return /Query$|^(?:Get|Find|List|Search)/.test(request);
}

function messageHandlerRole(body: Body, owner: TypeFact | undefined): Role | undefined {
  const kindOf = (match: RegExpExecArray | null) =>
    match && handlerRoles[match[1] as keyof typeof handlerRoles];
  for (const annotation of body.annotations) {
    const role = kindOf(/^(Command|Query|Event)Handler$/.exec(annotation.name));
    if (role) return role === 'eventHandler' && owner && isProjectionClass(owner) ? 'projection' : role;
  }
  if (owner && isPolicy(body, owner)) return 'eventHandler';
  if (!owner || !handlerMethod.test(verbIn(body.name ?? ''))) return undefined;
  for (const annotation of owner.annotations) {
    const role = kindOf(handlerInterface.exec(annotation.name));
    if (role) return role;
  }
  for (const base of basesFor(body, owner)) {
    const role = kindOf(handlerInterface.exec(base.name));
    if (role) return role;
    if (base.name === 'INotificationHandler') return 'eventHandler';
    if (/^I(?:Stream)?RequestHandler$/.test(base.name))
      return asksOnly(base.arguments[0]?.name ?? '') ? 'queryHandler' : 'commandHandler';
  }
  return kindOf(handlerClass.exec(owner.name)) ?? undefined;
}

/** Supertypes, those first whose argument is the message that this method takes. */
function basesFor(body: Body, owner: TypeFact): readonly TypeRef[] {
  const taken = body.parameters[0]?.type?.name;
  const bases = [...owner.implements, ...owner.extends];
  const own = bases.filter((base) => taken !== undefined && base.arguments[0]?.name === taken);
  return [...own, ...bases];
}

/** What a process application of the library `eventsourcing` does about an event. */
function isPolicy(body: Body, owner: TypeFact): boolean {
  return (
    owner.extends.some((base) => base.name === 'ProcessApplication') &&
    (body.name === 'policy' || body.annotations.some((annotation) => annotation.qualifier === 'policy'))
  );
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

/** Python tells a workflow by the decorator of its class, Go by its context: neither needs a file of its own. */
function isDurable(body: Body, around: TypeFact | undefined, { gates, language, bodies }: Known): boolean {
  if (body.kind === 'file' || !gates.has('temporal-workflow')) return false;
  if (language === 'python')
    return (
      around?.annotations.some(({ name, qualifier }) => name === 'defn' && qualifier === 'workflow') ?? false
    );
  return language === 'go' && hasWorkflowContext(body, bodies);
}

/**
 * The function takes the context of a workflow, or stands in one that does. What a side effect does is recorded, and
 * a function with a plain context is an activity.
 */
function hasWorkflowContext(body: Body, bodies: readonly Body[]): boolean {
  for (let at: Body | undefined = body; at; at = bodies[at.parent ?? -1]) {
    if (/SideEffect$/.test(at.argumentOf?.path.at(-1) ?? '')) return false;
    const context = at.parameters.find(({ type }) => type?.name === 'Context')?.type;
    if (context) return context.qualifier === 'workflow';
  }
  return false;
}

/** TypeScript and Java keep workflows in files of their own. */
function isInWorkflowFile(body: Body, { gates, language }: Known): boolean {
  if (language !== 'typescript' && language !== 'java') return false;
  return body.kind !== 'file' && gates.has('temporal-workflow') && !gates.has('temporal-other');
}

function messagesOf(body: Body, owner: TypeFact | undefined, role: Role): string[] {
  const wanted = role.replace(/Handler$/, '').toLowerCase();
  const annotated = [...body.annotations, ...(owner?.annotations ?? [])]
    .filter((annotation) => new RegExp(`^${wanted}s?handler$`, 'i').test(annotation.name))
    .flatMap((annotation) => namesIn(annotation));
  if (annotated.length > 0) return annotated;
  const named = role === 'evolve' ? eventsNamedBy(body, owner) : [];
  if (named.length > 0) return named;
  const taken =
    body.parameters.find((one) => isEventLike(one, camelCase(body.name ?? ''))) ??
    body.parameters.find(({ type }) => type?.name !== 'Context');
  const type = inEnvelope(taken?.type);
  const implemented = (owner?.implements ?? [])
    .filter((base) => handlerInterface.test(base.name) || genericHandler.test(base.name))
    .flatMap((base) => inEnvelope(base.arguments[0]) ?? []);
  // One class may handle several messages by methods of one name.
  const isOwn = type === undefined || !implemented.some((one) => one.name === type.name);
  const typed: readonly TypeRef[] = implemented.length > 0 && isOwn ? implemented : type ? [type] : [];
  return typed.flatMap((one) => (one.union.length > 0 ? one.union : [one])).map((one) => one.name);
}

/** What stands around a message: `OrderPlaced` for `ConsumeContext<OrderPlaced>`. */
function inEnvelope(type: TypeRef | undefined): TypeRef | undefined {
  const [message] = type?.arguments ?? [];
  return message && /^(?:ConsumeContext|Batch|IEvent|\w*Envelope)$/.test(type?.name ?? '') ? message : type;
}

function namesIn(annotation: Annotation): string[] {
  const names = (value: Value): string[] => {
    if (value.kind === 'name') return value.path.slice(-1);
    return value.kind === 'list' ? value.items.flatMap(names) : [];
  };
  return annotation.arguments.flatMap(names);
}
