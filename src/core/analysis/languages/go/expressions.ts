import { isSelf, spanOf } from '../../drafts.ts';
import type { Call, Exit, Property, Value } from '../../model.ts';
import { child, named, type SyntaxNode } from '../../syntax.ts';
import { addCall, addReading, type Chain, chainFrom } from '../calls.ts';
import { addEffect, type Place } from '../place.ts';
import { unquote } from '../text.ts';
import { textOf } from '../walk.ts';
import { typeRef } from './types.ts';
import type { GoWalk } from './walk.ts';

type Outcome = Call['outcome'];

const literal = /_literal$|^(?:true|false|nil|iota)$/;
const namedType = /^(?:type_identifier|qualified_type|generic_type)$/;

/** Reads an expression: its shape is returned, what it does is added to the body. */
export function readValue(
  walk: GoWalk,
  node: SyntaxNode | undefined,
  place: Place,
  outcome: Outcome = 'awaited',
): Value {
  if (!node) return { kind: 'literal', text: '', span: { start: 0, end: 0 } };
  const span = spanOf(node);
  const [first, ...others] = named(node);
  switch (node.type) {
    case 'parenthesized_expression':
    case 'literal_element':
      return walk.value(first, place, outcome);
    case 'expression_list':
      if (others.length === 0) return walk.value(first, place, outcome);
      return { kind: 'list', items: named(node).map((item) => walk.value(item, place, outcome)), span };
    case 'type_assertion_expression':
    case 'type_conversion_expression':
      return walk.value(child(node, 'operand'), place, outcome);
    case 'interpreted_string_literal':
      return { kind: 'text', text: unquote(textOf(walk, node)), parts: [], span };
    case 'raw_string_literal':
      return { kind: 'text', text: textOf(walk, node).replace(/^`|`$/g, ''), parts: [], span };
    case 'call_expression':
      return { kind: 'call', call: readCall(walk, node, place, outcome), span };
    case 'identifier':
    case 'selector_expression':
    case 'index_expression':
    case 'slice_expression':
      return readName(walk, node, place);
    case 'composite_literal':
      return readComposite(walk, node, place);
    case 'literal_value':
      return readElements(walk, node, place);
    case 'func_literal':
      return { kind: 'function', body: walk.functionBody(node, place), span };
    case 'variadic_argument':
      return { kind: 'spread', value: walk.value(first, place), span };
    case 'unary_expression':
      return readUnary(walk, node, place, outcome);
    default: {
      if (literal.test(node.type)) return { kind: 'literal', text: textOf(walk, node), span };
      if (/_type$|^type_identifier$/.test(node.type)) return readTypeName(walk, node);
      const operator = textOf(walk, child(node, 'operator')) || node.type;
      return { kind: 'compound', operator, parts: named(node).map((one) => walk.value(one, place)), span };
    }
  }
}

/** A type where a value may stand: `make(chan Order)`, `case *OrderPlaced`. */
function readTypeName(walk: GoWalk, node: SyntaxNode): Value {
  return { kind: 'name', path: typePath(walk, node), span: spanOf(node) };
}

function typePath(walk: GoWalk, node: SyntaxNode | undefined): string[] {
  const type = typeRef(node, walk.text);
  return type ? [...(type.qualifier === undefined ? [] : [type.qualifier]), type.name] : ['?'];
}

interface Callee extends Chain {
  readonly name: SyntaxNode;
  readonly receiver?: SyntaxNode | undefined;
}

/** Reads a chain of members; calls inside it are done first. */
function readChain(walk: GoWalk, node: SyntaxNode, place: Place): Callee {
  switch (node.type) {
    case 'identifier': {
      const name = textOf(walk, node);
      return { path: [isSelf(name, place.scope) ? 'this' : name], name: node };
    }
    case 'selector_expression': {
      const receiver = child(node, 'operand');
      const name = child(node, 'field') ?? node;
      const before: Chain = receiver ? readChain(walk, receiver, place) : { path: [] };
      return { ...before, path: [...before.path, textOf(walk, name)], name, receiver };
    }
    case 'index_expression': {
      const receiver = child(node, 'operand');
      const before: Chain = receiver ? readChain(walk, receiver, place) : { path: [] };
      const key = walk.value(child(node, 'index'), place);
      return {
        ...before,
        path: [...before.path, key.kind === 'text' ? key.text : '[]'],
        name: child(node, 'index') ?? node,
        receiver,
      };
    }
    case 'slice_expression': {
      const receiver = child(node, 'operand');
      const before: Chain = receiver ? readChain(walk, receiver, place) : { path: [] };
      return { ...before, path: [...before.path, '[]'], name: node, receiver };
    }
    case 'parenthesized_expression': {
      const [inner] = named(node);
      return inner ? readChain(walk, inner, place) : { path: ['?'], name: node };
    }
    case 'func_literal':
      walk.functionBody(node, place);
      return { path: ['?'], name: node.children[0] ?? node };
    default:
      return { ...chainFrom(walk.value(node, place)), name: node };
  }
}

function readName(walk: GoWalk, node: SyntaxNode, place: Place): Value {
  return { kind: 'name', path: readChain(walk, node, place).path, span: spanOf(node) };
}

/** A call is over when the next statement begins, unless it was started by `go`. `panic` leaves as well. */
function readCall(walk: GoWalk, node: SyntaxNode, place: Place, outcome: Outcome): Call {
  const callee = child(node, 'function') ?? node;
  const chain: Callee = callee === node ? { path: ['?'], name: node } : readChain(walk, callee, place);
  const list = child(node, 'arguments');
  addReading(node, place, chain.path);
  const call = addCall(walk, node, place, {
    chain,
    construct: false,
    arguments: named(list).map((argument) => walk.value(argument, { ...place, within: [] })),
    argumentList: list,
    name: chain.name,
    receiver: chain.receiver,
    outcome,
  });
  if (chain.path.join('.') === 'panic') addEffect<Exit>(place, { kind: 'throw', span: spanOf(node) });
  return call;
}

/** `Order{ID: id}` makes an `Order` as a constructor would; the literal of a map or slice is the object or list itself. */
function readComposite(walk: GoWalk, node: SyntaxNode, place: Place): Value {
  const type = child(node, 'type');
  const body = child(node, 'body');
  const elements = readElements(walk, body, place);
  if (!type || !namedType.test(type.type)) return { ...elements, span: spanOf(node) };
  const call = addCall(walk, node, place, {
    chain: { path: typePath(walk, type) },
    construct: true,
    arguments: elements.kind === 'list' ? elements.items : [elements],
    argumentList: body,
    name: type,
    receiver: undefined,
    outcome: 'awaited',
  });
  return { kind: 'call', call, span: spanOf(node) };
}

/** Elements with keys, or none at all, are an object, others a list. */
function readElements(walk: GoWalk, node: SyntaxNode | undefined, place: Place): Value {
  const span = node ? spanOf(node) : { start: 0, end: 0 };
  const elements = named(node);
  if (elements.some((one) => one.type !== 'keyed_element'))
    return { kind: 'list', items: elements.map((one) => walk.value(one, place)), span };
  const properties = elements.map((one): Property => {
    const keyNode = child(one, 'key');
    const keyText = textOf(walk, keyNode);
    const key = /^["`]/.test(keyText) ? unquote(keyText) : keyText;
    const value = walk.value(child(one, 'value'), { ...place, within: [...place.within, key] });
    return { key, keySpan: spanOf(keyNode ?? one), value, span: spanOf(one) };
  });
  return { kind: 'object', properties, open: false, span };
}

/** `&order` stands for `order`; `<-orders` receives. */
function readUnary(walk: GoWalk, node: SyntaxNode, place: Place, outcome: Outcome): Value {
  const operator = textOf(walk, child(node, 'operator'));
  const operand = child(node, 'operand');
  if (operator === '&' || operator === '*') return walk.value(operand, place, outcome);
  if (operator === '<-') {
    const call = addChannelCall(walk, node, place, operand, []);
    return { kind: 'call', call, span: spanOf(node) };
  }
  return { kind: 'compound', operator, parts: [walk.value(operand, place)], span: spanOf(node) };
}

/** What is done with a channel is a call of `<-`: given a value it sends, without one it receives. */
export function addChannelCall(
  walk: GoWalk,
  node: SyntaxNode,
  place: Place,
  channel: SyntaxNode | undefined,
  sent: readonly Value[],
): Call {
  const chain: Chain = channel ? readChain(walk, channel, place) : { path: ['?'] };
  return addCall(walk, node, place, {
    chain: { ...chain, path: [...chain.path, '<-'] },
    construct: false,
    arguments: sent,
    argumentList: undefined,
    name: node,
    receiver: undefined,
    outcome: 'awaited',
  });
}

/** The path of what is assigned to. */
export function readTarget(walk: GoWalk, node: SyntaxNode, place: Place): readonly string[] {
  return readChain(walk, node, place).path;
}
