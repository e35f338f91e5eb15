import { spanOf } from '../../drafts.ts';
import type { Call, Value } from '../../model.ts';
import { child, childOfType, hasToken, named, type SyntaxNode } from '../../syntax.ts';
import { addAssignment, addDeclaration } from '../assignments.ts';
import { inBlock, type Place } from '../place.ts';
import { markOf, textOf } from '../walk.ts';
import { readCall, readChain, readConstruction } from './calls.ts';
import { readAnonymousObject, readInitializer, readWith } from './objects.ts';
import { interpolatedText, textOfLiteral } from './texts.ts';
import { typeRef } from './types.ts';
import { type CSharpWalk, nameOf } from './walk.ts';

type Outcome = Call['outcome'];

const literal = /_literal$|^(?:default|sizeof)_expression$/;

/** Reads an expression: its shape is returned, what it does is added to the body. */
export function readValue(
  walk: CSharpWalk,
  node: SyntaxNode | undefined,
  place: Place,
  outcome: Outcome = 'kept',
): Value {
  if (!node) return { kind: 'literal', text: '', span: { start: 0, end: 0 } };
  const span = spanOf(node);
  const [first] = named(node);

  switch (node.type) {
    case 'await_expression':
      return walk.value(first, place, 'awaited');
    case 'parenthesized_expression':
    case 'checked_expression':
    case 'ref_expression':
    case 'as_expression':
      return walk.value(first, place, outcome);
    case 'cast_expression':
      return walk.value(child(node, 'value'), place, outcome);
    case 'argument':
      return walk.value(named(node).findLast((one) => one.field !== 'name') ?? node.children.at(-1), place);
    case 'string_literal':
    case 'verbatim_string_literal':
    case 'raw_string_literal':
      return { kind: 'text', text: textOfLiteral(textOf(walk, node)), parts: [], span };
    case 'interpolated_string_expression':
      return interpolatedText(walk, node, place);
    case 'identifier':
    case 'generic_name':
    case 'predefined_type':
    case 'this':
    case 'base':
      return { kind: 'name', path: [nameOf(walk, node)], span };
    case 'qualified_name':
    case 'member_access_expression':
    case 'element_access_expression':
    case 'conditional_access_expression':
      return { kind: 'name', path: readChain(walk, node, place).path, span };
    case 'typeof_expression':
      return { kind: 'name', path: ['typeof', typeRef(child(node, 'type'), walk.text)?.name ?? ''], span };
    case 'invocation_expression':
      return readCall(walk, node, place, outcome);
    case 'object_creation_expression':
    case 'implicit_object_creation_expression':
      return { kind: 'call', call: readConstruction(walk, node, place, outcome), span };
    case 'anonymous_object_creation_expression':
      return readAnonymousObject(walk, node, place);
    case 'with_expression':
      return readWith(walk, node, place);
    case 'array_creation_expression':
    case 'implicit_array_creation_expression':
      return walk.value(childOfType(node, 'initializer_expression') ?? first, place);
    case 'initializer_expression':
      return readInitializer(walk, node, place);
    case 'tuple_expression':
    case 'element_binding_expression':
      return { kind: 'list', items: named(node).map((item) => walk.value(item, place)), span };
    case 'integer_literal':
      if (textOf(walk, node) === '[]') return { kind: 'list', items: [], span };
      break;
    case 'range_expression':
      if (node.children[0]?.type === '..' && node.children.length === 2)
        return { kind: 'spread', value: walk.value(first, place), span };
      break;
    case 'assignment_expression':
      return readAssignment(walk, node, place);
    case 'prefix_unary_expression':
    case 'postfix_unary_expression':
      return readUnary(walk, node, place, outcome);
    case 'binary_expression':
    case 'conditional_expression':
      return readChoice(walk, node, place, outcome);
    case 'switch_expression':
      return readSwitchExpression(walk, node, place, outcome);
    case 'is_pattern_expression': {
      const pattern = child(node, 'pattern');
      const parts = [walk.value(child(node, 'expression'), place)];
      if (pattern) parts.push(walk.pattern(pattern, place));
      return { kind: 'compound', operator: 'is', parts, span };
    }
    case 'declaration_expression': {
      const nameNode = child(node, 'name');
      const names = [nameOf(walk, nameNode)];
      addDeclaration(node, place, { names, nameNode, type: typeRef(child(node, 'type'), walk.text) });
      return { kind: 'name', path: names, span };
    }
    case 'lambda_expression':
    case 'anonymous_method_expression':
      return { kind: 'function', body: walk.functionBody(node, place, place.within.at(-1) ?? ''), span };
  }
  if (literal.test(node.type)) return { kind: 'literal', text: textOf(walk, node), span };
  const parts = named(node).map((one) => walk.value(one, place));
  return { kind: 'compound', operator: node.type, parts, span };
}

function readAssignment(walk: CSharpWalk, node: SyntaxNode, place: Place): Value {
  const left = child(node, 'left');
  const right = child(node, 'right');
  // `_ = SendAsync()` says in so many words that nobody waits.
  if (textOf(walk, left) === '_') return walk.value(right, place, 'dropped');
  if (left?.type === 'tuple_expression') {
    const value = walk.value(right, place);
    const names = named(left).flatMap((one) => {
      const declared = childOfType(one, 'declaration_expression');
      return declared ? [nameOf(walk, child(declared, 'name'))] : [];
    });
    if (names.length > 0) addDeclaration(node, place, { names, nameNode: left, isPattern: true, value });
    return value;
  }
  const target = left ? readChain(walk, left, place).path : [];
  const value = walk.value(right, { ...place, within: [target.at(-1) ?? ''] });
  const operator = textOf(walk, child(node, 'operator'));
  return addAssignment(node, place, { target, targetNode: left, operator, value });
}

function readUnary(walk: CSharpWalk, node: SyntaxNode, place: Place, outcome: Outcome): Value {
  const [operand] = named(node);
  const operator = markOf(walk, node);
  if (operator === '!' && node.type === 'postfix_unary_expression')
    return walk.value(operand, place, outcome);
  if (operand && /^(?:\+\+|--)$/.test(operator)) {
    const target = readChain(walk, operand, place).path;
    return addAssignment(node, place, { target, targetNode: operand, operator });
  }
  return { kind: 'compound', operator, parts: [walk.value(operand, place)], span: spanOf(node) };
}

/** `a ?? b()` and `a ? b() : c()`: what becomes of the whole becomes of the last operands. */
function readChoice(walk: CSharpWalk, node: SyntaxNode, place: Place, outcome: Outcome): Value {
  const [condition, ...rest] = named(node);
  const isConditional = node.type === 'conditional_expression';
  const passes = isConditional || hasToken(node, '??');
  const operator = isConditional ? '?' : textOf(walk, child(node, 'operator'));
  const parts = [
    walk.value(condition, place),
    ...rest.map((one) => walk.value(one, place, passes ? outcome : 'kept')),
  ];
  return { kind: 'compound', operator, parts, span: spanOf(node) };
}

/** `state switch { Placed placed => …, _ => … }`: each arm is a case of its own. */
function readSwitchExpression(walk: CSharpWalk, node: SyntaxNode, place: Place, outcome: Outcome): Value {
  const [value, ...arms] = named(node);
  const parts = [walk.value(value, place)];
  for (const arm of arms) {
    const [label, ...rest] = named(arm);
    const subject = label && walk.pattern(label, place);
    const inside = inBlock(place, 'case', arm, node, subject && { subject });
    const result = rest.at(-1);
    for (const one of rest) {
      if (one === result) parts.push(walk.value(one, inside, outcome));
      else walk.value(named(one)[0], inside);
    }
  }
  return { kind: 'compound', operator: 'switch', parts, span: spanOf(node) };
}
