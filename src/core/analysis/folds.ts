import type { Body, Parameter, TypeFact } from './model.ts';
import { verbIn } from './vocabulary.ts';

const aggregateBase =
  /^(?:AggregateRoot|AggregateBase|AbstractAggregate|Aggregate|EventSourcedAggregate|EventSourcedEntity)/;
const projectionClass =
  /(?:Projection|Projector|ReadModel|ReadModelUpdater|ViewUpdater|ViewBuilder|Denormali[sz]er)$/;

/**
 * Does the body fold events into state, or into a view?
 * @param decider whether the file has a function `decide`, or the like
 */
export function foldRole(
  body: Body,
  owner: TypeFact | undefined,
  decider: boolean,
): 'evolve' | 'projection' | undefined {
  const name = verbIn(body.name ?? '');
  if (body.annotations.some((annotation) => annotation.name === 'EventSourcingHandler')) return 'evolve';
  const aggregate = owner !== undefined && isAggregate(owner);
  if (aggregate && body.annotations.some((annotation) => annotation.name === 'event')) return 'evolve';
  if (owner && isAppliedEvent(body, owner)) return 'evolve';
  const parameter = body.parameters.find((one) => isEventLike(one, name));
  if (!parameter) return undefined;
  const inProjection =
    (owner && isProjectionClass(owner)) || body.within.some((around) => /projection/i.test(around));
  const always = /^(?:evolve|apply|reduce)$/.test(name) || /^(?:evolve|apply)[A-Z]/.test(name);
  const inContext =
    (/^(?:when|on)(?:[A-Z]|$)/.test(name) && (aggregate || (decider && body.kind === 'function'))) ||
    (/^(?:when|create)$/.test(name) && owner !== undefined && appliesEvents(owner));
  if (!always && !inContext) return undefined;
  // A fold that waits for something writes a view; state is folded in one go.
  const writesView = body.async && !aggregate;
  const givenToProjection = body.argumentOf?.path.at(-1)?.endsWith('Projection') ?? false;
  return inProjection || writesView || givenToProjection ? 'projection' : 'evolve';
}

/** An event that knows what it does to its aggregate, as those of the library `eventsourcing` may. */
function isAppliedEvent(body: Body, owner: TypeFact): boolean {
  return /^(?:apply|mutate)$/.test(body.name ?? '') && owner.extends.some((base) => /Event$/.test(base.name));
}

/** The events that a fold of the library `eventsourcing` names otherwise than by a parameter. */
export function eventsNamedBy(body: Body, owner: TypeFact | undefined): string[] {
  if (owner && isAppliedEvent(body, owner)) return [owner.name];
  const [event] = body.annotations.find((annotation) => annotation.name === 'event')?.arguments ?? [];
  if (event?.kind === 'text') return [event.text];
  return event?.kind === 'name' ? event.path.slice(-1) : [];
}

/** A class whose methods of one name tell events apart by their type, as Marten wants them. */
function appliesEvents(owner: TypeFact): boolean {
  const count = (name: string) => owner.methods.filter((method) => method.name === name).length;
  return count('Apply') > 0 || count('When') > 1;
}

function isAggregate(owner: TypeFact): boolean {
  return (
    owner.extends.some((base) => aggregateBase.test(base.name)) ||
    owner.annotations.some((annotation) => annotation.name === 'aggregate')
  );
}

export function isProjectionClass(owner: TypeFact): boolean {
  return [owner, ...owner.extends].some(({ name }) => projectionClass.test(name));
}

export function isProjection(body: Body, owner: TypeFact | undefined): boolean {
  const name = verbIn(body.name ?? '');
  if (!body.parameters.some((one) => isEventLike(one, name))) return false;
  if (/^project(?:[A-Z]|$)/.test(name) || /Projection$/.test(name)) return true;
  if (owner && isProjectionClass(owner) && !/^(?:constructor|canHandle|supports)$/.test(name)) return true;
  return body.kind === 'function' && body.within.some((around) => /projection/i.test(around));
}

/** Types that are named for what has happened: `OrderPlaced`, `InvoiceSent`. */
const pastTense =
  /[a-z](?:(?<!e)ed|Sent|Paid|Made|Taken|Given|Begun|Won|Lost|Sold|Bought|Held|Withdrawn|Left|Built|Found|Kept|Chosen|Written|Broken|Frozen|Set|Put)(?:Event|V?\d+)?$/;

/**
 * A parameter that stands for an event: by name, by type, by taking `type` apart, or by the event its method is named
 * for or tells from others.
 */
export function isEventLike(parameter: Parameter, bodyName: string): boolean {
  const type = parameter.type?.name ?? '';
  if (parameter.destructured) return parameter.names.includes('type') || /event/i.test(type);
  const [name = ''] = parameter.names;
  if (/event$|^evt$|^ev$/i.test(name) || /[eE]vents?$/.test(type)) return true;
  if (/^(?:apply|when|evolve|create)$/.test(bodyName) && pastTense.test(type)) return true;
  return type.length > 3 && /^(?:on|when|apply)/.test(bodyName) && bodyName.endsWith(type);
}
