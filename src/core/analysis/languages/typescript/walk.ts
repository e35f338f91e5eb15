import type { Annotation, Body } from '../../model.ts';
import type { SyntaxNode } from '../../syntax.ts';
import type { Place } from '../place.ts';
import type { Walk } from '../walk.ts';

/** How a function comes to be: what its node alone does not tell. */
export interface FunctionOrigin {
  readonly kind: Body['kind'];
  readonly name: string;
  readonly nameNode: SyntaxNode | undefined;
  readonly within: readonly string[];
  readonly annotations?: readonly Annotation[];
}

export interface ScriptWalk extends Walk {
  functionBody(node: SyntaxNode, place: Place, origin: FunctionOrigin): number;
  classFact(node: SyntaxNode, place: Place, decorators: readonly SyntaxNode[], name?: string): void;
  annotations(nodes: readonly SyntaxNode[], place: Place): Annotation[];
}
