import type { Annotation } from '../../model.ts';
import type { SyntaxNode } from '../../syntax.ts';
import type { Place } from '../place.ts';
import type { Walk } from '../walk.ts';

export interface JavaWalk extends Walk {
  /** A method, constructor or lambda; gives the index of its body. */
  functionBody(node: SyntaxNode, place: Place, name: string): number;
  typeFact(node: SyntaxNode, place: Place): void;
  annotations(modifiers: SyntaxNode | undefined, place: Place): Annotation[];
}
