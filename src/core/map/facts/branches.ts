import type { Block, Body, PatternModel, Role, Value } from '../../analysis/model.ts';
import type { MessageRef } from '../model.ts';
import type { HandlerDraft } from './handlerDraft.ts';
import { refOf } from './names.ts';
import { nameOf } from './roleHandlers.ts';
import { ownerOf } from './sending.ts';
import { contains } from './values.ts';

/** One branch of a function: which message it is for, and its code. */
interface Branch {
  readonly handles: readonly MessageRef[];
  readonly label: Value;
  readonly block: Block;
}

/**
 * A function that tells messages apart by their type is one handler per branch: `switch (event.type)`,
 * `if (event.type === 'OrderPlaced')`, `event instanceof OrderPlaced`.
 */
export function branchHandlers(model: PatternModel, found: readonly HandlerDraft[]): HandlerDraft[] {
  return model.bodies.flatMap((body) => {
    const around = found.find(({ code }) => code.start === body.span.start && code.end === body.span.end);
    const branches = body.kind === 'file' ? [] : [...casesOf(body), ...conditionsOf(body)];
    if (branches.length === 0 || around?.role === 'workflow') return [];
    if (!around && !takesMessage(body)) return [];
    const role = body.name === 'decide' ? 'commandHandler' : (around?.role ?? guessedRole(model, body));
    const isTold = around?.evidence === 'told' || role === 'consumer' || body.name === 'decide';
    return branches.map(({ handles, label, block }) => ({
      role,
      name: around?.name ?? nameOf(body, ownerOf(body, model.types)),
      handles,
      ...(around?.topic !== undefined && { topic: around.topic }),
      evidence: isTold ? 'told' : 'named',
      named: label.span,
      code: block.span,
    }));
  });
}

function casesOf(body: Body): Branch[] {
  const cases = body.blocks.filter((block) => block.kind === 'case');
  return cases.flatMap((block, index): Branch[] => {
    const ref = refOf(block.subject);
    if (!ref || !block.subject || !namesAType(block.subject)) return [];
    // A label without code shares that of the next one.
    const code = cases.slice(index).find((one) => !isEmpty(body, one)) ?? block;
    return [{ handles: [ref], label: block.subject, block: code }];
  });
}

function isEmpty(body: Body, block: Block): boolean {
  return ![...body.effects, ...body.blocks.filter((one) => one !== block)].some(({ span }) =>
    contains(block.span, span),
  );
}

/** A case that is a plain name may be any constant; only texts and members of a list of names count. */
function namesAType(value: Value): boolean {
  return value.kind === 'text' || value.kind === 'name';
}

function conditionsOf(body: Body): Branch[] {
  return body.blocks.flatMap((block): Branch[] => {
    const label = block.kind === 'branch' ? typeIn(block.subject, body) : undefined;
    const ref = refOf(label);
    return label && ref ? [{ handles: [ref], label, block }] : [];
  });
}

/** What the type of a parameter is compared with. */
function typeIn(condition: Value | undefined, body: Body): Value | undefined {
  if (condition?.kind !== 'compound') return undefined;
  const { operator, parts } = condition;
  const [left, right] = parts;
  if (operator === '&&' || operator === '||') return typeIn(left, body);
  if (left?.kind !== 'name') return undefined;
  const isParameter = body.parameters.some(({ names }) => names.includes(left.path[0] ?? ''));
  if (/^instanceof/.test(operator)) return isParameter ? right : undefined;
  const isType = /^(?:\w*[tT]ype|fullyQualifiedName)$/.test(left.path.at(-1) ?? '');
  return isType && /^===?$/.test(operator) ? right : undefined;
}

function takesMessage(body: Body): boolean {
  return body.parameters.some(({ names, type }) =>
    [...names, type?.name ?? '', ...(type?.arguments.map(({ name }) => name) ?? [])].some((name) =>
      /(?:event|evt|command|cmd|query|message|msg)s?$/i.test(name),
    ),
  );
}

function guessedRole(model: PatternModel, body: Body): Role {
  const name = [body.name, body.owner, ...body.within, model.path].join(' ');
  const takes = body.parameters.flatMap(({ names, type }) => [...names, type?.name ?? '']).join(' ');
  if (/saga|process|policy|reactor|workflow/i.test(name)) return 'saga';
  if (/\b(?:evolve|apply|reduce\w*|when)\b|reducer/i.test(name)) return 'evolve';
  if (/command|cmd/i.test(takes)) return 'commandHandler';
  return /project|view|details|history|summary|readmodel/i.test(name) ? 'projection' : 'eventHandler';
}
