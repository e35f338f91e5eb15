import type { Body, PatternModel, Role } from '../../analysis/model.ts';
import type { HandlerDraft } from './handlerDraft.ts';
import { mayBeMessageLiteral } from './names.ts';
import { nameOf } from './roleHandlers.ts';
import { ownerOf } from './sending.ts';

const methodRoles: readonly (readonly [RegExp, Role])[] = [
  [/Aggregate/, 'commandHandler'],
  [/(?:Saga|ProcessManager)$/, 'saga'],
  [/(?:Projection|Projector|ReadModel)$/, 'projection'],
];

/** A method of an aggregate, saga or projection that is called as the message: `userCreated(event)`. */
export function methodHandlers(model: PatternModel): HandlerDraft[] {
  return model.bodies.flatMap((body) => methodHandler(model, body));
}

function methodHandler(model: PatternModel, body: Body): HandlerDraft[] {
  const owner = ownerOf(body, model.types);
  const name = body.name ?? '';
  if (body.kind !== 'method' || !owner || !/^[a-z]/.test(name) || !mayBeMessageLiteral(name)) return [];
  const names = [...owner.extends.map((base) => base.name), owner.name];
  const takesEvent = body.parameters.length === 1 && /event$/i.test(body.parameters[0]?.names[0] ?? '');
  const role =
    methodRoles.find(([pattern]) => names.some((one) => pattern.test(one)))?.[1] ??
    (takesEvent && /State$/.test(owner.name) ? 'evolve' : undefined);
  if (!role) return [];
  return [
    {
      role: role === 'commandHandler' && takesEvent ? 'evolve' : role,
      name: nameOf(body, owner),
      handles: [{ name, literal: true }],
      evidence: 'named',
      named: body.nameSpan ?? body.span,
      code: body.span,
    },
  ];
}
