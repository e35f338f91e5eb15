import type { Body, Call } from './model.ts';
import { calledName } from './vocabulary.ts';

const made = /^New(?:Group)?(Command|Event)Handler$/;

/** `Command` or `Event` where the call makes a handler of Watermill out of a function. */
function kindMadeBy(call: Call | undefined): 'Command' | 'Event' | undefined {
  return call && (made.exec(calledName(call))?.[1] as 'Command' | 'Event' | undefined);
}

/**
 * Tells of which kind of message a function is made a handler: `cqrs.NewEventHandler("mail", func …)`, or by its name,
 * as in `cqrs.NewEventHandler("mail", NewMailer().Handle)`.
 */
export function madeHandlers(bodies: readonly Body[]): (body: Body) => 'Command' | 'Event' | undefined {
  const byName = new Map<string, 'Command' | 'Event'>();
  for (const effect of bodies.flatMap((body) => body.effects)) {
    const kind = effect.kind === 'call' ? kindMadeBy(effect) : undefined;
    if (!kind || effect.kind !== 'call') continue;
    for (const argument of effect.arguments) {
      if (argument.kind === 'name') byName.set(functionNamed(argument.path), kind);
    }
  }
  return ({ argumentOf, kind, owner, name = '' }) =>
    kindMadeBy(argumentOf) ?? byName.get(kind === 'method' ? `${owner}.${name}` : name);
}

/** `mail` for a function, `Mailer.Handle` for a method of what `Mailer{}` or `NewMailer()` gives. */
function functionNamed(path: readonly string[]): string {
  const [method, link, owner = ''] = path.toReversed();
  return link === '()' ? `${owner.replace(/^New/, '')}.${method}` : path.join('.');
}
