import type { Assignment, Body, Call, Value } from './model.ts';
import { calledName } from './vocabulary.ts';

type Kind = 'Command' | 'Event' | 'Query';

const makes = /^New(?:Group)?(Command|Event)Handler$/;
const kindOfTable: Readonly<Record<string, Kind>> = {
  COMMAND_HANDLERS: 'Command',
  EVENT_HANDLERS: 'Event',
  QUERY_HANDLERS: 'Query',
};

/**
 * Tells of which kind of message a function is made a handler where the file registers it: by a call of Watermill,
 * `cqrs.NewEventHandler("mail", func …)` or `cqrs.NewEventHandler("mail", NewMailer().Handle)`, or in a table such as
 * `EVENT_HANDLERS = {OrderPlaced: [send_mail]}`.
 */
export function registeredKinds(bodies: readonly Body[]): (body: Body) => Kind | undefined {
  const byName = new Map<string, Kind>();
  for (const effect of bodies.flatMap((body) => body.effects)) {
    if (effect.kind !== 'call' && effect.kind !== 'assign') continue;
    const kind = effect.kind === 'call' ? kindMadeBy(effect) : kindListedIn(effect);
    if (kind) for (const name of functionsIn(effect)) byName.set(name, kind);
  }
  return ({ argumentOf, kind, owner, name = '' }) =>
    kindMadeBy(argumentOf) ?? byName.get(kind === 'method' ? `${owner}.${name}` : name);
}

function kindMadeBy(call: Call | undefined): Kind | undefined {
  return call && (makes.exec(calledName(call))?.[1] as Kind | undefined);
}

function kindListedIn({ names }: Assignment): Kind | undefined {
  const [name = ''] = names;
  return names.length === 1 ? kindOfTable[name] : undefined;
}

function functionsIn(effect: Call | Assignment): string[] {
  if (effect.kind === 'call') return effect.arguments.flatMap(functionsNamedBy);
  return effect.value?.kind === 'object'
    ? effect.value.properties.flatMap((property) => functionsNamedBy(property.value))
    : [];
}

/** `mail` for a function, `Mailer.Handle` for a method of what `Mailer{}` or `NewMailer()` gives. */
function functionsNamedBy(value: Value): string[] {
  if (value.kind === 'list') return value.items.flatMap(functionsNamedBy);
  if (value.kind !== 'name') return [];
  const [method, link, owner = ''] = value.path.toReversed();
  return [link === '()' ? `${owner.replace(/^New/, '')}.${method}` : value.path.join('.')];
}
