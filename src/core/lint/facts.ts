import type {
  Assignment,
  Block,
  Body,
  Call,
  Effect,
  PatternModel,
  Role,
  Span,
  Value,
} from '../analysis/model.ts';
import { notesInsert, verbOf } from '../analysis/vocabulary.ts';
import type { RuleContext } from './rule.ts';

/** Questions that several rules ask of the facts. */

export function callsIn(body: Body): Call[] {
  return body.effects.filter((effect) => effect.kind === 'call');
}

export function assignmentsIn(body: Body): Assignment[] {
  return body.effects.filter((effect) => effect.kind === 'assign');
}

/** The bodies that play one of these parts, each once. */
export function bodiesOf(model: PatternModel, ...roles: readonly Role[]): Body[] {
  const found = model.handlers
    .filter((handler) => roles.includes(handler.role))
    .map((handler) => handler.body);
  return [...new Set(found)];
}

/** Functions that run as part of `body`: callbacks given to calls made in it, at any depth. */
export function callbacksIn(model: PatternModel, body: Body): Body[] {
  const direct = model.bodies.filter((one) => one.parent === body.index && one.argumentOf !== undefined);
  return direct.flatMap((one) => [one, ...callbacksIn(model, one)]);
}

/** Indexes of the blocks around an effect, innermost first; the last is the body. */
export function blocksAround(body: Body, block: number): number[] {
  const around: number[] = [];
  for (let at = block; at >= 0; at = body.blocks[at]?.parent ?? -1) around.push(at);
  return around;
}

export function isInside(body: Body, effect: Effect, kind: Body['blocks'][number]['kind']): boolean {
  return blocksAround(body, effect.block).some((block) => body.blocks[block]?.kind === kind);
}

/**
 * Can `later` come after `earlier` in one run, as far as the nesting tells? Not from one branch to another of the same
 * statement, not from a try, or the `else` of one, into its catch, and not past a branch that always leaves.
 */
export function flowsTo(body: Body, earlier: Effect, later: Effect): boolean {
  if (body.effects.indexOf(earlier) >= body.effects.indexOf(later)) return false;
  const laterBlocks = blocksAround(body, later.block);
  return blocksAround(body, earlier.block).every((index) => {
    if (laterBlocks.includes(index)) return true;
    const block = body.blocks[index];
    if (!block) return true;
    const excludes = laterBlocks.some((other) => {
      const sibling = body.blocks[other];
      return (
        sibling?.statement.start === block.statement.start &&
        sibling.statement.end === block.statement.end &&
        areExclusive(block.kind, sibling.kind)
      );
    });
    return !excludes && !alwaysLeaves(body, index);
  });
}

function areExclusive(a: string, b: string): boolean {
  if (b === 'catch') return a === 'try' || a === 'branch';
  return a === b && (a === 'branch' || a === 'case');
}

/** True where a branch ends the function or the round of a loop on its own level. */
function alwaysLeaves(body: Body, block: number): boolean {
  const kind = body.blocks[block]?.kind;
  if (kind !== 'branch' && kind !== 'catch' && kind !== 'case') return false;
  return body.effects.some(
    (effect) => effect.block === block && /^(?:return|throw|continue)$/.test(effect.kind),
  );
}

/** A row noted by a unit of work that is saved later in the same body. */
export function insertsOnSave(body: Body, call: Call): boolean {
  const given = body.parameters.find((one) => one.names.includes(call.path[0] ?? ''));
  return (
    notesInsert(call) &&
    !messageContext.test(given?.type?.name ?? '') &&
    callsIn(body).some(
      (later) => /^save(?:Changes|Entities)$/.test(verbOf(later)) && flowsTo(body, call, later),
    )
  );
}

/** What a message or a request comes in is called a context too. */
const messageContext = /^(?:Consume|Http|Function|Saga|Activity|I?Message\w*)Context$/;

/** Every value in a value, itself first; functions and what calls were given are looked into where `deep`. */
export function* valuesIn(value: Value | undefined): Generator<Value> {
  if (!value) return;
  yield value;
  switch (value.kind) {
    case 'text':
    case 'compound':
      for (const part of value.parts) yield* valuesIn(part);
      break;
    case 'object':
      for (const property of value.properties) yield* valuesIn(property.value);
      break;
    case 'list':
      for (const item of value.items) yield* valuesIn(item);
      break;
    case 'spread':
      yield* valuesIn(value.value);
      break;
    case 'call':
      for (const argument of value.call.arguments) yield* valuesIn(argument);
      break;
  }
}

/** What a name stands for where it is declared once, in the body or around it, with a value. */
function declaredValue(model: PatternModel, body: Body, name: string): Value | undefined {
  for (
    let at: Body | undefined = body;
    at;
    at = at.parent === undefined ? undefined : model.bodies[at.parent]
  ) {
    const declared = assignmentsIn(at).filter(
      (effect) => effect.target.length === 1 && effect.target[0] === name,
    );
    if (declared.length > 0)
      return declared.length === 1 && declared[0]?.declares ? declared[0].value : undefined;
    if (at.parameters.some((parameter) => parameter.names.includes(name))) return undefined;
  }
  return undefined;
}

/** The value itself, or what the name it is stands for. */
export function resolved(model: PatternModel, body: Body, value: Value | undefined): Value | undefined {
  if (value?.kind !== 'name' || value.path.length !== 1) return value;
  return declaredValue(model, body, value.path[0] ?? '') ?? value;
}

/** Does this effect run again when an attempt fails: in a callback given to a retry helper, or in a try inside a loop? */
export function isRetried(model: PatternModel, body: Body, effect: Effect): boolean {
  return retryAround(model, body, effect) !== undefined;
}

/** The call of the retry helper, or the loop, that runs this effect again. */
export function retryAround(model: PatternModel, body: Body, effect: Effect): Span | undefined {
  for (let at: Body | undefined = body; at; at = model.bodies[at.parent ?? -1]) {
    if (at.argumentOf && retryHelper.test(at.argumentOf.path.at(-1) ?? '')) return at.argumentOf.span;
  }
  const loop = retryLoopAround(body, effect.block);
  return loop === undefined ? undefined : body.blocks[loop]?.statement;
}

const retryHelper =
  /^(?:retry|pRetry|asyncRetry|withRetry|retryAsync|backOff|exponentialBackoff|retryWithBackoff)$/;

/**
 * Index of the loop that repeats what failed: it holds a try, and walks no collection, whose elements would be
 * different work each time.
 */
export function retryLoopAround(body: Body, block: number): number | undefined {
  const around = blocksAround(body, block);
  const attempt = around.find((index) => body.blocks[index]?.kind === 'try');
  if (attempt === undefined) return undefined;
  return blocksAround(body, attempt).find(
    (index) => body.blocks[index]?.kind === 'loop' && body.blocks[index]?.names.length === 0,
  );
}

/** The word `catch` before a block of that kind, which stands between the end of the try and the block. */
export function catchWord(body: Body, caught: Block, context: RuleContext): Span {
  const attempt = body.blocks.find(
    (one) => one.kind === 'try' && one.statement.start === caught.statement.start,
  );
  const from = attempt?.span.end ?? caught.statement.start;
  const start = from + context.textAt({ start: from, end: caught.span.start }).indexOf('catch');
  return { start, end: start + 'catch'.length };
}

/** Names that a value is made of, each as its chain: `command.orderId`. */
export function namesIn(value: Value | undefined): string[] {
  return [...valuesIn(value)].flatMap((part) => (part.kind === 'name' ? [part.path.join('.')] : []));
}

/** From the receiver to the called name: `this.bus.publish` of `this.bus.publish(event)`. */
export function calleeSpan(call: Call): Span {
  return { start: call.receiverSpan?.start ?? call.span.start, end: call.nameSpan.end };
}
