import { spanOf } from '../drafts.ts';
import type { Assignment, TypeRef, Value } from '../model.ts';
import type { SyntaxNode } from '../syntax.ts';
import { addEffect, type Place, remember } from './place.ts';

interface Declared {
  readonly names: readonly string[];
  readonly nameNode: SyntaxNode | undefined;
  /** True where a pattern takes the value apart. */
  readonly isPattern?: boolean;
  readonly type?: TypeRef | undefined;
  readonly value?: Value | undefined;
}

/** Adds the declaration of variables, and remembers the type of a single one. */
export function addDeclaration(node: SyntaxNode, place: Place, declared: Declared): void {
  const { names, nameNode, isPattern = false, type, value } = declared;
  if (!isPattern) remember(place.scope, names, type, value);
  addEffect<Assignment>(place, {
    kind: 'assign',
    declares: true,
    target: isPattern ? [] : names,
    targetSpan: spanOf(nameNode ?? node),
    names,
    operator: '=',
    ...(type && { type }),
    ...(value && { value }),
    span: spanOf(node),
  });
}

interface Assigned {
  readonly target: readonly string[];
  readonly targetNode: SyntaxNode | undefined;
  readonly operator: string;
  readonly value?: Value | undefined;
}

/** Adds an assignment to what is there already; gives the value of the whole expression. */
export function addAssignment(node: SyntaxNode, place: Place, assigned: Assigned): Value {
  const { target, targetNode, operator, value } = assigned;
  addEffect<Assignment>(place, {
    kind: 'assign',
    declares: false,
    target,
    targetSpan: spanOf(targetNode ?? node),
    names: [],
    operator,
    ...(value && { value }),
    span: spanOf(node),
  });
  return value ?? { kind: 'name', path: target, span: spanOf(node) };
}
