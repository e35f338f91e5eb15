import type { BodyDraft } from '../../drafts.ts';
import type { TypeRef } from '../../model.ts';
import type { SyntaxNode } from '../../syntax.ts';
import type { Place } from '../place.ts';
import type { Walk } from '../walk.ts';

export interface GoWalk extends Walk {
  /** Types of the fields of each struct, by the name of the struct; known before any function is read. */
  readonly fieldTypes: Map<string, ReadonlyMap<string, TypeRef>>;
  /** What a body puts off until it ends. */
  readonly deferred: Map<BodyDraft, Deferred[]>;
  /** A function, method or function literal; gives the index of its body. */
  functionBody(node: SyntaxNode, place: Place): number;
}

interface Deferred {
  readonly statement: SyntaxNode;
  readonly place: Place;
}
