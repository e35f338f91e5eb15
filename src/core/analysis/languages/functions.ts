import { newBody, scopeIn, spanOf } from '../drafts.ts';
import type { Annotation, Body, Exit, Parameter, TypeRef } from '../model.ts';
import type { SyntaxNode } from '../syntax.ts';
import { addEffect, type Place, remember } from './place.ts';
import type { Walk } from './walk.ts';

/** A function of any form, its head read already. */
export interface FunctionHead {
  readonly kind: Body['kind'];
  readonly name: string;
  readonly nameNode: SyntaxNode | undefined;
  readonly within: readonly string[];
  readonly async: boolean;
  readonly parameters: readonly Parameter[];
  /** The parameter that stands for the object, where there is one; not among the others. */
  readonly self?: string;
  readonly returns: TypeRef | undefined;
  readonly annotations: readonly Annotation[];
  readonly code: SyntaxNode | undefined;
  /** True where the code is statements, and not one expression that is given back. */
  readonly isBlock: boolean;
}

/** Reads the code of a function as a new body and returns its index. */
export function readFunctionBody(walk: Walk, node: SyntaxNode, place: Place, head: FunctionHead): number {
  const { name, nameNode, returns, code } = head;
  const scope = scopeIn(place.scope, head.self);
  for (const { names, destructured, type } of head.parameters) {
    if (!destructured) remember(scope, names, type);
  }
  const body = newBody(walk.bodies, {
    kind: head.kind,
    ...(name && { name }),
    within: head.within,
    ...(nameNode && { nameSpan: spanOf(nameNode) }),
    span: spanOf(node),
    code: spanOf(code ?? node),
    ...(place.owner !== undefined && { owner: place.owner }),
    parent: place.body.index,
    async: head.async,
    parameters: head.parameters,
    ...(returns && { returns }),
    annotations: head.annotations,
  });
  const inside: Place = { body, block: 0, scope, within: [], owner: place.owner };
  if (code && head.isBlock) walk.statement(code, inside);
  else if (code) {
    const value = walk.value(code, inside, 'returned');
    addEffect<Exit>(inside, { kind: 'return', value, span: spanOf(code) });
  }
  return body.index;
}
