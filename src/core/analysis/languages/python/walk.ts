import type { BodyDraft } from '../../drafts.ts';
import type { Annotation } from '../../model.ts';
import type { SyntaxNode } from '../../syntax.ts';
import type { Place } from '../place.ts';
import type { Walk } from '../walk.ts';

export interface PythonWalk extends Walk {
  /** Names that each body has bound so far. */
  readonly bound: Map<BodyDraft, Set<string>>;
  /** A `def` or lambda; gives the index of its body. */
  functionBody(node: SyntaxNode, place: Place, origin: FunctionOrigin): number;
  classFact(node: SyntaxNode, place: Place, decorators: readonly SyntaxNode[]): void;
  annotations(decorators: readonly SyntaxNode[], place: Place): Annotation[];
}

/** What the node of a function alone does not tell. */
export interface FunctionOrigin {
  readonly name: string;
  readonly within: readonly string[];
  readonly inClass: boolean;
  readonly decorators: readonly SyntaxNode[];
}
