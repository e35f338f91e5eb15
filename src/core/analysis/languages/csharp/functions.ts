import { spanOf } from '../../drafts.ts';
import type { Body, Parameter } from '../../model.ts';
import { child, childOfType, named, type SyntaxNode } from '../../syntax.ts';
import { readFunctionBody } from '../functions.ts';
import type { Place } from '../place.ts';
import { typeRef } from './types.ts';
import { type CSharpWalk, hasModifier, nameOf } from './walk.ts';

const kinds: Readonly<Record<string, Body['kind']>> = {
  constructor_declaration: 'constructor',
  lambda_expression: 'function',
  anonymous_method_expression: 'function',
  local_function_statement: 'function',
};

/** Reads a function of any form as a new body and returns its index. */
export function readFunction(walk: CSharpWalk, node: SyntaxNode, place: Place, name: string): number {
  const isNameless = /^(?:lambda|anonymous_method)_expression$/.test(node.type);
  const returns = typeRef(child(node, 'returns') ?? child(node, 'type'), walk.text);
  const given = child(node, 'body') ?? childOfType(node, 'block', 'arrow_expression_clause');
  const code = given?.type === 'arrow_expression_clause' ? named(given)[0] : given;
  return readFunctionBody(walk, node, place, {
    kind: kinds[node.type] ?? 'method',
    name,
    nameNode: node.type === 'arrow_expression_clause' ? undefined : child(node, 'name'),
    within: isNameless ? place.within.slice(0, -1) : [],
    async: hasModifier(walk, node, 'async') || /^(?:Value)?Task$/.test(returns?.name ?? ''),
    parameters: readParameters(walk, child(node, 'parameters'), place),
    returns,
    annotations: walk.annotations(node, place),
    code: node.type === 'arrow_expression_clause' ? named(node)[0] : code,
    isBlock: code?.type === 'block',
  });
}

export function readParameters(walk: CSharpWalk, list: SyntaxNode | undefined, place: Place): Parameter[] {
  if (list?.type === 'implicit_parameter')
    return [{ names: [nameOf(walk, list)], destructured: false, annotations: [], span: spanOf(list) }];
  return named(list)
    .filter((one) => one.type === 'parameter')
    .map((node) => {
      const type = typeRef(child(node, 'type'), walk.text);
      const given = named(node).find(
        (one) => one.field === undefined && !/^(?:attribute_list|modifier)$/.test(one.type),
      );
      const value = given && walk.value(given, { ...place, within: [] });
      return {
        names: [nameOf(walk, child(node, 'name'))],
        destructured: false,
        ...(type && { type }),
        annotations: walk.annotations(node, place),
        ...(value && { value }),
        span: spanOf(node),
      };
    });
}
