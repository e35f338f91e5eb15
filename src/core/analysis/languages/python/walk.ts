import type { Annotation } from '../../model.ts';
import type { SyntaxNode } from '../../syntax.ts';
import type { Place } from '../place.ts';
import type { Walk } from '../walk.ts';

export interface PythonWalk extends Walk {
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
