import type { Body, Call, PatternModel, Role, Value } from '../../analysis/model.ts';
import { calledName, receiverOf } from '../../analysis/vocabulary.ts';
import type { MessageRef } from '../model.ts';
import type { HandlerDraft } from './handlerDraft.ts';
import { isCompound, refOf } from './names.ts';
import { nameOf } from './roleHandlers.ts';
import { isEditorCommand, ownerOf } from './sending.ts';
import { callsOf } from './values.ts';
import { withinOf } from './within.ts';

const registerName =
  /^(?:on|once|when|subscribe\w*|register\w*|handle\w*|add\w*(?:Handler|Listener|Consumer|Subscriber)|listen\w*|consume|bind\w*|onMessage\w*|onEvent|onCommand|forEvent|withHandler)$/;
const registry =
  /(?:bus|broker|consumer|dispatcher|mediator|subscriber|channel|handlers?|registry|builder|eventStore|store|events|commands|queue|nats)$/i;

/** `bus.subscribe(OrderPlaced, onOrderPlaced)`, `.onMessage(ReserveCredit.class, this::reserveCredit)` */
export function registeredHandlers(model: PatternModel): HandlerDraft[] {
  return model.bodies.flatMap((around) =>
    callsOf(around).flatMap((call): HandlerDraft[] => {
      const [first, ...rest] = call.arguments;
      const name = calledName(call);
      const ref = refOf(first);
      if (
        call.construct ||
        !registerName.test(name) ||
        name === 'addEventListener' ||
        isEditorCommand(model, call) ||
        !first ||
        !ref
      )
        return [];
      const target = rest.find(isHandler);
      if (!target) return [];
      const handler = bodyOf(model, target);
      const receiver = receiverOf(call);
      const isTold = registry.test(receiver) || /(?:Command|Event|Query|Message)/.test(name);
      if (!isTold && !isCompound(ref.name)) return [];
      const own = target.kind === 'function';
      return [
        {
          role: roleOf(call, ref),
          name: own || !handler ? ownName(target, ref) : nameOf(handler, ownerOf(handler, model.types)),
          handles: [ref],
          evidence: isTold ? 'told' : 'named',
          named: own || !handler ? first.span : (handler.nameSpan ?? handler.span),
          code: handler?.span ?? target.span,
        },
      ];
    }),
  );
}

function isHandler(value: Value): boolean {
  return (
    value.kind === 'function' ||
    value.kind === 'name' ||
    (value.kind === 'compound' && value.operator === 'method_reference') ||
    (value.kind === 'call' && (value.call.construct || value.call.path.at(-1) === 'bind'))
  );
}

/** The function of this file that a value stands for. */
export function bodyOf(model: PatternModel, value: Value): Body | undefined {
  if (value.kind === 'function') return model.bodies[value.body];
  const name = lastName(value);
  return name === undefined
    ? undefined
    : model.bodies.find((body) => body.name === name && body.kind !== 'file');
}

function lastName(value: Value): string | undefined {
  if (value.kind === 'name') return value.path.at(-1);
  if (value.kind === 'compound') return value.parts.map(lastName).at(-1);
  return value.kind === 'call' ? value.call.path.filter((link) => link !== 'bind').at(-1) : undefined;
}

function ownName(value: Value, ref: MessageRef): string {
  return lastName(value) ?? ref.name;
}

function roleOf(call: Call, ref: MessageRef): Role {
  const told = `${receiverOf(call)} ${call.receiverType ?? ''} ${calledName(call)}`;
  if (/command/i.test(told) || /Command$/.test(ref.name)) return 'commandHandler';
  if (/quer(?:y|ies)/i.test(told) || /Query$/.test(ref.name)) return 'queryHandler';
  return /event/i.test(told) || /Event$/.test(ref.name) ? 'eventHandler' : 'consumer';
}

/** `events$.pipe(ofType(OrderPlaced), map(…))` */
export function streamHandlers(model: PatternModel): HandlerDraft[] {
  return model.bodies.flatMap((body) => {
    const picked = callsOf(body).find((call) => calledName(call) === 'ofType');
    const handles = picked?.arguments.flatMap((argument) => refOf(argument) ?? []) ?? [];
    if (!picked || handles.length === 0 || body.kind === 'file') return [];
    const name = withinOf(model, body);
    return [
      { role: 'saga', name, handles, evidence: 'told', named: picked.nameSpan, code: body.span } as const,
    ];
  });
}
