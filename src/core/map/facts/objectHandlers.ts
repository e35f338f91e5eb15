import type { Body, PatternModel, Property, Role, Span } from '../../analysis/model.ts';
import { calledName } from '../../analysis/vocabulary.ts';
import type { MessageRef } from '../model.ts';
import { definedBy } from './declarations.ts';
import type { HandlerDraft } from './handlerDraft.ts';
import { roleAround } from './keyedHandlers.ts';
import { mayBeMessageLiteral, refOf } from './names.ts';
import { callsOf, contains, visitValues } from './values.ts';
import { fileName } from './within.ts';

/** Objects that are handlers as a whole. */
export function objectHandlers(model: PatternModel): HandlerDraft[] {
  return [...constants(model), ...listed(model)];
}

const handlerTypeRoles: Readonly<Record<string, Role>> = {
  Command: 'commandHandler',
  Event: 'evolve',
  Query: 'queryHandler',
};

/**
 * `const send: CommandHandler<…> = { handle() { … } }` handles the command `send`; in JavaScript, the function alone tells.
 * `const pay = new Command({ commandId: 'PAY', handler })` handles what it declares.
 */
function constants(model: PatternModel): HandlerDraft[] {
  return (model.bodies[0]?.effects ?? []).flatMap((effect): HandlerDraft[] => {
    if (effect.kind !== 'assign' || !effect.declares || !effect.value) return [];
    const { type, value, targetSpan } = effect;
    const defined = value.kind === 'call' && definedBy(value.call)?.kind === 'command';
    const object = value.kind === 'call' && defined ? value.call.arguments[0] : value;
    if (object?.kind !== 'object') return [];
    const told = /(Command|Event|Query)Handler$/.exec(type?.name ?? '')?.[1] ?? (defined ? 'Command' : '');
    const handles = object.properties.some(
      ({ key, value }) => /^(?:handle|handler)$/.test(key) && value.kind === 'function',
    );
    const role = handlerTypeRoles[told] ?? (handles && !type ? roleAround(model.path) : undefined);
    const [name] = effect.target;
    if (!role || !handles || name === undefined || !mayBeMessageLiteral(name)) return [];
    const ref = { name, literal: true };
    return [{ role, name, handles: [ref], evidence: 'named', named: targetSpan, code: object.span }];
  });
}

const listKey = /^(?:canHandle|handles|handledEvents|eventTypes|subscribesTo)$/;

/** `{ canHandle: ['OrderPlaced'], evolve }`: the object handles what it lists. */
function listed(model: PatternModel): HandlerDraft[] {
  const found = new Map<number, HandlerDraft>();
  for (const body of model.bodies) {
    visitValues(body, (value) => {
      if (value.kind !== 'object') return;
      const list = value.properties.find(({ key }) => listKey.test(key));
      if (list?.value.kind !== 'list') return;
      const handles = list.value.items.flatMap((item) => refOf(item) ?? []);
      const named = list.keySpan;
      if (handles.length > 0)
        found.set(value.span.start, listHandler(model, body, value.properties, handles, named, value.span));
    });
  }
  return [...found.values()];
}

function listHandler(
  model: PatternModel,
  body: Body,
  properties: readonly Property[],
  handles: readonly MessageRef[],
  named: Span,
  span: Span,
): HandlerDraft {
  const call = callsOf(body).find(({ argumentsSpan }) => contains(argumentsSpan, span));
  const kept = body.effects.find(
    (effect) => effect.kind === 'assign' && effect.value && contains(effect.value.span, span),
  );
  const name = kept?.kind === 'assign' ? (kept.target.at(-1) ?? '') : '';
  const around = `${call ? calledName(call) : ''} ${name} ${properties.map(({ key }) => key).join(' ')}`;
  return {
    role: /project|evolve|view/i.test(around) ? 'projection' : 'eventHandler',
    name: name || fileName(model),
    handles,
    evidence: 'told',
    named,
    code: span,
  };
}
