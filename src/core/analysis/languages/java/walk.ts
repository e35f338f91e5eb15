import type { BodyDraft } from '../../drafts.ts';
import type { Annotation, Call, Import, TypeFact, Value } from '../../model.ts';
import type { SyntaxNode } from '../../syntax.ts';
import type { Place } from '../place.ts';

/** One walk over one file. The parts call each other through it. */
export interface Walk {
  readonly text: string;
  readonly bodies: BodyDraft[];
  readonly types: TypeFact[];
  readonly imports: Import[];
  statement(node: SyntaxNode, place: Place): void;
  value(node: SyntaxNode | undefined, place: Place, outcome?: Call['outcome']): Value;
  /** A method, constructor or lambda; gives the index of its body. */
  functionBody(node: SyntaxNode, place: Place, name: string): number;
  typeFact(node: SyntaxNode, place: Place): void;
  annotations(modifiers: SyntaxNode | undefined, place: Place): Annotation[];
}

export function textOf(walk: Walk, node: SyntaxNode | undefined): string {
  return node ? walk.text.slice(node.start, node.end) : '';
}
