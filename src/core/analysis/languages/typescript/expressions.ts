import { spanOf } from '../../drafts.ts';
import type { Call, Property, Value } from '../../model.ts';
import { child, childOfType, named, type SyntaxNode } from '../../syntax.ts';
import { addAssignment } from '../assignments.ts';
import { addCall, addReading, type Chain, chainFrom } from '../calls.ts';
import type { Place } from '../place.ts';
import { unquote } from '../text.ts';
import { markOf, textOf } from '../walk.ts';
import { memberName } from './members.ts';
import type { ScriptWalk } from './walk.ts';

type Outcome = Call['outcome'];

const literals = new Set(['number', 'true', 'false', 'null', 'undefined', 'regex']);
const functions = new Set(['arrow_function', 'function_expression', 'function', 'generator_function']);

/** Reads an expression: its shape is returned, what it does is added to the body. */
export function readValue(
  walk: ScriptWalk,
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
    case 'as_expression':
    case 'satisfies_expression':
    case 'non_null_expression':
    case 'expression_statement':
      return walk.value(first, place, outcome);
    case 'type_assertion':
      return walk.value(named(node).at(-1), place, outcome);
    case 'string':
      return { kind: 'text', text: unquote(textOf(walk, node)), parts: [], span };
    case 'template_string':
      return templateText(walk, node, place);
    case 'call_expression':
    case 'new_expression': {
      const call = readCall(walk, node, place, outcome);
      return { kind: 'call', call, span };
    }
    case 'identifier':
    case 'this':
    case 'super':
    case 'shorthand_property_identifier':
      return { kind: 'name', path: [textOf(walk, node)], span };
    case 'member_expression':
    case 'subscript_expression':
      return readMember(walk, node, place);
    case 'object':
      return readObject(walk, node, place);
    case 'array':
      return { kind: 'list', items: named(node).map((item) => walk.value(item, place)), span };
    case 'spread_element':
      return { kind: 'spread', value: walk.value(first, place), span };
    case 'assignment_expression':
    case 'augmented_assignment_expression':
    case 'update_expression':
      return readAssignment(walk, node, place);
    case 'unary_expression':
      return readUnary(walk, node, place);
    case 'binary_expression':
    case 'ternary_expression':
      return readChoice(walk, node, place, outcome);
    case 'class':
      walk.classFact(node, place, [], place.within.at(-1));
      return { kind: 'compound', operator: 'class', parts: [], span };
    default:
      if (literals.has(node.type)) return { kind: 'literal', text: textOf(walk, node), span };
      if (functions.has(node.type)) {
        const nameNode = child(node, 'name');
        const name = textOf(walk, nameNode) || (place.within.at(-1) ?? '');
        const origin = { kind: 'function', name, nameNode, within: place.within.slice(0, -1) } as const;
        return { kind: 'function', body: walk.functionBody(node, place, origin), span };
      }
      return {
        kind: 'compound',
        operator: node.type,
        parts: named(node).map((one) => walk.value(one, place)),
        span,
      };
  }
}

function templateText(walk: ScriptWalk, node: SyntaxNode, place: Place): Value {
  const parts: Value[] = [];
  let text = '';
  for (const piece of node.children) {
    if (piece.type === 'template_substitution') {
      parts.push(walk.value(named(piece)[0], place));
      text += '?';
    } else if (piece.named) text += unquote(textOf(walk, piece));
  }
  return { kind: 'text', text, parts, span: spanOf(node) };
}

interface Callee extends Chain {
  readonly name: SyntaxNode;
  readonly receiver?: SyntaxNode;
}

/** Reads a chain of members; calls inside it are done first. */
function readChain(walk: ScriptWalk, node: SyntaxNode, place: Place): Callee {
  switch (node.type) {
    case 'member_expression': {
      const receiver = child(node, 'object');
      const property = child(node, 'property') ?? node;
      if (!receiver) return { path: [textOf(walk, property)], name: property };
      const before = readChain(walk, receiver, place);
      return { ...before, path: [...before.path, textOf(walk, property)], name: property, receiver };
    }
    case 'subscript_expression': {
      const receiver = child(node, 'object');
      const index = child(node, 'index');
      if (!receiver) return { path: ['[]'], name: node };
      const before = readChain(walk, receiver, place);
      const key = index?.type === 'string' ? unquote(textOf(walk, index)) : '[]';
      if (key === '[]') walk.value(index, place);
      return { ...before, path: [...before.path, key], name: index ?? node, receiver };
    }
    case 'non_null_expression':
    case 'parenthesized_expression':
    case 'as_expression':
    case 'satisfies_expression': {
      const [inner] = named(node);
      return inner ? readChain(walk, inner, place) : { path: ['?'], name: node };
    }
    case 'identifier':
    case 'this':
    case 'super':
    case 'import':
      return { path: [textOf(walk, node)], name: node };
    default:
      return { ...chainFrom(walk.value(node, place)), name: node };
  }
}

function readCall(walk: ScriptWalk, node: SyntaxNode, place: Place, outcome: Outcome): Call {
  const construct = node.type === 'new_expression';
  const callee = child(node, construct ? 'constructor' : 'function') ?? node;
  const chain: Callee = callee === node ? { path: ['?'], name: node } : readChain(walk, callee, place);
  const list = child(node, 'arguments');
  const inside = { ...place, within: [] };
  const args =
    list?.type === 'template_string'
      ? [walk.value(list, inside)]
      : named(list).map((argument) => walk.value(argument, inside));

  return addCall(walk, node, place, {
    chain,
    construct,
    arguments: args,
    argumentList: list,
    name: chain.name,
    receiver: chain.receiver,
    outcome,
  });
}

function readMember(walk: ScriptWalk, node: SyntaxNode, place: Place): Value {
  const { path } = readChain(walk, node, place);
  addReading(node, place, path);
  return { kind: 'name', path, span: spanOf(node) };
}

function readObject(walk: ScriptWalk, node: SyntaxNode, place: Place): Value {
  let open = false;
  const properties: Property[] = [];
  for (const member of named(node)) {
    const span = spanOf(member);
    switch (member.type) {
      case 'pair': {
        const key = child(member, 'key') ?? member;
        const name = memberName(key, walk.text);
        const value = walk.value(child(member, 'value'), { ...place, within: [...place.within, name] });
        properties.push({ key: name, keySpan: spanOf(key), value, span });
        break;
      }
      case 'method_definition': {
        const nameNode = child(member, 'name');
        const key = memberName(nameNode, walk.text);
        const origin = { kind: 'function', name: key, nameNode, within: place.within } as const;
        const body = walk.functionBody(member, place, origin);
        properties.push({
          key,
          keySpan: spanOf(nameNode ?? member),
          value: { kind: 'function', body, span },
          span,
        });
        break;
      }
      case 'shorthand_property_identifier': {
        const key = textOf(walk, member);
        properties.push({ key, keySpan: span, value: { kind: 'name', path: [key], span }, span });
        break;
      }
      default:
        open = true;
        walk.value(member, place);
    }
  }
  return { kind: 'object', properties, open, span: spanOf(node) };
}

function readAssignment(walk: ScriptWalk, node: SyntaxNode, place: Place): Value {
  const left = child(node, 'left') ?? child(node, 'argument');
  const right = child(node, 'right');
  const target =
    left && /expression$|identifier$|^this$/.test(left.type) ? readChain(walk, left, place).path : [];
  const value = right && walk.value(right, { ...place, within: [target.at(-1) ?? ''] });
  const operator = node.type === 'assignment_expression' ? '=' : markOf(walk, node);
  return addAssignment(node, place, { target, targetNode: left, operator, value });
}

function readUnary(walk: ScriptWalk, node: SyntaxNode, place: Place): Value {
  const operator = textOf(walk, node.children[0]);
  const argument = child(node, 'argument');
  if (operator === 'delete' && argument) {
    const { path } = readChain(walk, argument, place);
    addAssignment(node, place, { target: path, targetNode: argument, operator });
  }
  return {
    kind: 'compound',
    operator,
    parts: operator === 'delete' ? [] : [walk.value(argument, place)],
    span: spanOf(node),
  };
}

/** `a && b()` and `a ? b() : c()`: what becomes of the whole becomes of the last operands. */
function readChoice(walk: ScriptWalk, node: SyntaxNode, place: Place, outcome: Outcome): Value {
  const [condition, ...rest] = named(node);
  const token = childOfType(node, '&&', '||', '??')?.type;
  const operator = node.type === 'ternary_expression' ? '?' : (token ?? markOf(walk, node));
  const passes = operator === '?' || token !== undefined;
  const parts = [
    walk.value(condition, place),
    ...rest.map((one) => walk.value(one, place, passes ? outcome : 'kept')),
  ];
  return { kind: 'compound', operator, parts, span: spanOf(node) };
}
