import type { BodyDraft } from '../../drafts.ts';
import type { Annotation, Body, Call, Import, TypeFact, Value } from '../../model.ts';
import type { SyntaxNode } from '../../syntax.ts';
import type { Place } from '../place.ts';

/** How a function comes to be: what its node alone does not tell. */
export interface FunctionOrigin {
  readonly kind: Body['kind'];
  readonly name: string;
  readonly nameNode: SyntaxNode | undefined;
  readonly within: readonly string[];
  readonly annotations?: readonly Annotation[];
}

/** One walk over one file. The parts call each other through it. */
export interface Walk {
  readonly text: string;
  readonly bodies: BodyDraft[];
  readonly types: TypeFact[];
  readonly imports: Import[];
  statement(node: SyntaxNode, place: Place): void;
  value(node: SyntaxNode | undefined, place: Place, outcome?: Call['outcome']): Value;
  functionBody(node: SyntaxNode, place: Place, origin: FunctionOrigin): number;
  classFact(node: SyntaxNode, place: Place, decorators: readonly SyntaxNode[], name?: string): void;
  annotations(nodes: readonly SyntaxNode[], place: Place): Annotation[];
}

export function textOf(walk: Walk, node: SyntaxNode | undefined): string {
  return node ? walk.text.slice(node.start, node.end) : '';
}
