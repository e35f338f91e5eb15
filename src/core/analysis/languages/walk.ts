import { type BodyDraft, newBody, scopeIn, spanOf } from '../drafts.ts';
import type { Call, Import, TypeFact, Value } from '../model.ts';
import type { SyntaxNode } from '../syntax.ts';
import { commentsIn } from './comments.ts';
import type { SourceFacts } from './language.ts';
import type { Place } from './place.ts';

/** What a walk over one file fills in. */
export interface Collected {
  readonly text: string;
  readonly bodies: BodyDraft[];
  readonly types: TypeFact[];
  readonly imports: Import[];
}

/** One walk over one file. The parts of an adapter call each other through it, and add what their language needs. */
export interface Walk extends Collected {
  statement(node: SyntaxNode, place: Place): void;
  value(node: SyntaxNode | undefined, place: Place, outcome?: Call['outcome']): Value;
}

/**
 * Reads a file from its top; its own code is the first body.
 * @param async whether that code may wait
 * @param walkOver makes the walk of a language around what is collected
 */
export function readFile(
  root: SyntaxNode,
  text: string,
  async: boolean,
  walkOver: (collected: Collected) => Walk,
): SourceFacts {
  const collected: Collected = { text, bodies: [], types: [], imports: [] };
  const { bodies, types, imports } = collected;
  const span = spanOf(root);
  const body = newBody(bodies, { kind: 'file', within: [], span, code: span, async, parameters: [] });
  const place: Place = { body, block: 0, scope: scopeIn(undefined), within: [], owner: undefined };
  walkOver(collected).statement(root, place);
  return { imports, types, bodies, comments: commentsIn(root, text) };
}

export function textOf({ text }: Pick<Walk, 'text'>, node: SyntaxNode | undefined): string {
  return node ? text.slice(node.start, node.end) : '';
}

/** The first mark or keyword in a node: `+=` of `total += 1`. */
export function markOf(walk: Pick<Walk, 'text'>, node: SyntaxNode): string {
  return textOf(
    walk,
    node.children.find((one) => !one.named),
  );
}
