import { queryFor, receiverTypeOf, spanOf, tieFunctions } from '../drafts.ts';
import type { Call, Reading, Value } from '../model.ts';
import type { SyntaxNode } from '../syntax.ts';
import { doingOf, readingOf } from '../vocabulary.ts';
import { addEffect, type Place } from './place.ts';
import type { Walk } from './walk.ts';

/** A chain of members such as `this.orders.save`, whose inner calls have been read. */
export interface Chain {
  readonly path: readonly string[];
  /** The call it starts from. */
  readonly on?: Call;
}

/** The chain that goes on from an expression which is no member itself. */
export function chainFrom(value: Value): Chain {
  if (value.kind === 'call') return { path: [...value.call.path, '()'], on: value.call };
  return { path: value.kind === 'name' ? value.path : ['?'] };
}

/** Adds the reading that a chain of members is, where it is one. */
export function addReading(node: SyntaxNode, place: Place, path: readonly string[]): void {
  const of = readingOf(path);
  if (of) addEffect<Reading>(place, { kind: 'reading', path, of, span: spanOf(node) });
}

interface CallParts {
  /** The callee. */
  readonly chain: Chain;
  readonly construct: boolean;
  readonly arguments: readonly Value[];
  readonly argumentList: SyntaxNode | undefined;
  readonly name: SyntaxNode;
  readonly receiver: SyntaxNode | undefined;
  readonly outcome: Call['outcome'];
}

/** Adds a call whose callee and arguments have been read: tells what it does, and ties the functions it is given to it. */
export function addCall(walk: Walk, node: SyntaxNode, place: Place, parts: CallParts): Call {
  const { chain, construct, argumentList, receiver } = parts;
  const given = parts.arguments.map((one) => queryFor(one, place.scope));
  const receiverType = receiverTypeOf(chain.path, place.scope);
  const shape = {
    path: chain.path,
    construct,
    arguments: given,
    ...(receiverType && { receiverType }),
  };
  const does = doingOf(shape);
  const call = addEffect<Call>(place, {
    kind: 'call',
    ...shape,
    ...(chain.on && { on: chain.on }),
    argumentsSpan: argumentList ? spanOf(argumentList) : { start: node.end, end: node.end },
    nameSpan: spanOf(parts.name),
    ...(receiver && { receiverSpan: spanOf(receiver) }),
    ...(does && { does }),
    outcome: parts.outcome,
    span: spanOf(node),
  });
  tieFunctions(given, call, walk.bodies);
  return call;
}
