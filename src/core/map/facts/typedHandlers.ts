import type { Body, PatternModel, Role } from '../../analysis/model.ts';
import type { HandlerDraft } from './handlerDraft.ts';
import { messagesOfType } from './names.ts';
import { nameOf } from './roleHandlers.ts';
import { ownerOf } from './sending.ts';

const reacting = /^(?:on|when|handle)(?:[A-Z]|$)/;
const reactor = /(?:Handler|Listener|Subscriber|Policy|Reactor|Notifier)s?$/;

/** Functions that take a message by a parameter named for it: `placeOrder(command: PlaceOrder)`. */
export function typedHandlers(model: PatternModel, known: readonly HandlerDraft[]): HandlerDraft[] {
  const taken = new Set(known.map(({ code }) => code.start));
  return model.bodies.flatMap((body): HandlerDraft[] => {
    if (taken.has(body.span.start) || !body.name || body.kind === 'file' || body.kind === 'constructor')
      return [];
    for (const { names, destructured, type } of body.parameters) {
      const handles = messagesOfType(type);
      const role =
        handles.length > 0 ? roleOf(body, destructured ? '' : (names[0] ?? ''), type?.name ?? '') : undefined;
      if (!role) continue;
      return [
        {
          role,
          name: nameOf(body, ownerOf(body, model.types)),
          handles,
          evidence: role === 'eventHandler' ? 'named' : 'typed',
          named: body.nameSpan ?? body.span,
          code: body.span,
        },
      ];
    }
    return [];
  });
}

function roleOf(body: Body, parameter: string, type: string): Role | undefined {
  if (/^(?:command|cmd)$/i.test(parameter) || /Command$/.test(type)) return 'commandHandler';
  if (/^query$/i.test(parameter) || /Query$/.test(type)) return 'queryHandler';
  const isEvent = /^(?:event|evt|message|msg)$/i.test(parameter) || /Event$/.test(type);
  return isEvent && (reacting.test(body.name ?? '') || reactor.test(body.owner ?? ''))
    ? 'eventHandler'
    : undefined;
}
