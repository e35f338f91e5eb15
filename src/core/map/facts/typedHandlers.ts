import type { Body, PatternModel, Role } from '../../analysis/model.ts';
import type { Evidence } from '../model.ts';
import type { HandlerDraft } from './handlerDraft.ts';
import { messagesOfType } from './names.ts';
import { nameOf } from './roleHandlers.ts';
import { ownerOf } from './sending.ts';

const reacting = /^(?:on|when|handle)(?:[A-Z_]|$)/;
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
        handles.length > 0 ? roleOf(destructured ? '' : (names[0] ?? ''), type?.name ?? '') : undefined;
      if (!role) continue;
      return [
        {
          role,
          name: nameOf(body, ownerOf(body, model.types)),
          handles,
          evidence: evidenceOf(body, role),
          named: body.nameSpan ?? body.span,
          code: body.span,
        },
      ];
    }
    return [];
  });
}

function roleOf(parameter: string, type: string): Role | undefined {
  if (/^(?:command|cmd)$/i.test(parameter) || /Command$/.test(type)) return 'commandHandler';
  if (/^query$/i.test(parameter) || /Query$/.test(type)) return 'queryHandler';
  return /^(?:event|evt|message|msg)$/i.test(parameter) || /Event$/.test(type) ? 'eventHandler' : undefined;
}

/** `PlaceOrderHandler.handle(command)` says what it is; for events, a name that reacts says some of it. */
function evidenceOf({ name = '', owner = '' }: Body, role: Role): Evidence {
  if (/Handler$/.test(owner) && /^(?:handle|execute)$/i.test(name)) return 'told';
  return role === 'eventHandler' && (reacting.test(name) || reactor.test(owner)) ? 'named' : 'typed';
}
