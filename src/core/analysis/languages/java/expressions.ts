import { spanOf } from '../../drafts.ts';
import type { Call, Value } from '../../model.ts';
import { child, named, type SyntaxNode } from '../../syntax.ts';
import { addAssignment } from '../assignments.ts';
import { addCall, addReading, type Chain, chainFrom } from '../calls.ts';
import type { Place } from '../place.ts';
import { unquote } from '../text.ts';
import { markOf, textOf } from '../walk.ts';
import type { JavaWalk } from './walk.ts';

type Outcome = Call['outcome'];

const literal = /_literal$|^(?:true|false|null_literal)$/;

/** Reads an expression: its shape is returned, what it does is added to the body. */
export function readValue(
  walk: JavaWalk,
  node: SyntaxNode | undefined,
  place: Place,
  outcome: Outcome = 'awaited',
): Value {
  if (!node) return { kind: 'literal', text: '', span: { start: 0, end: 0 } };
  const span = spanOf(node);
  switch (node.type) {
    case 'parenthesized_expression':
      return walk.value(named(node)[0], place, outcome);
    case 'cast_expression':
      return walk.value(child(node, 'value'), place, outcome);
    case 'string_literal':
      return { kind: 'text', text: textOfLiteral(textOf(walk, node)), parts: [], span };
    case 'method_invocation':
    case 'object_creation_expression':
      return { kind: 'call', call: readCall(walk, node, place, outcome), span };
    case 'identifier':
    case 'this':
    case 'super':
      return { kind: 'name', path: [textOf(walk, node)], span };
    case 'field_access':
    case 'array_access':
      return { kind: 'name', path: readChain(walk, node, place).path, span };
    case 'array_initializer':
      return { kind: 'list', items: named(node).map((item) => walk.value(item, place)), span };
    case 'assignment_expression':
    case 'update_expression':
      return readAssignment(walk, node, place);
    case 'lambda_expression':
      return { kind: 'function', body: walk.functionBody(node, place, place.within.at(-1) ?? ''), span };
    default: {
      if (literal.test(node.type)) return { kind: 'literal', text: textOf(walk, node), span };
      const operator = node.type === 'binary_expression' ? textOf(walk, child(node, 'operator')) : node.type;
      return { kind: 'compound', operator, parts: named(node).map((one) => walk.value(one, place)), span };
    }
  }
}

/** Text blocks lose the line break behind their opening marks. */
function textOfLiteral(source: string): string {
  return source.startsWith('"""') ? source.slice(3, -3).trimStart() : unquote(source);
}

function readChain(walk: JavaWalk, node: SyntaxNode, place: Place): Chain {
  switch (node.type) {
    case 'field_access': {
      const before = readReceiver(walk, child(node, 'object'), place);
      return { ...before, path: [...before.path, textOf(walk, child(node, 'field'))] };
    }
    case 'array_access': {
      const before = readReceiver(walk, child(node, 'array'), place);
      walk.value(child(node, 'index'), place);
      return { ...before, path: [...before.path, '[]'] };
    }
    default:
      return chainFrom(walk.value(node, place));
  }
}

function readReceiver(walk: JavaWalk, node: SyntaxNode | undefined, place: Place): Chain {
  return node ? readChain(walk, node, place) : { path: [] };
}

/** Java calls are over when the next statement begins, so all count as awaited. */
function readCall(walk: JavaWalk, node: SyntaxNode, place: Place, outcome: Outcome): Call {
  const construct = node.type === 'object_creation_expression';
  const receiver = construct ? undefined : child(node, 'object');
  const chain = readReceiver(walk, receiver, place);
  const nameNode = child(node, construct ? 'type' : 'name') ?? node;
  const path = [...chain.path, textOf(walk, nameNode).replace(/<[\s\S]*$/, '')];
  const list = child(node, 'arguments');
  const args = named(list).map((argument) => walk.value(argument, { ...place, within: [] }));

  addReading(node, place, path);
  const call = addCall(walk, node, place, {
    chain: { ...chain, path },
    construct,
    arguments: args,
    argumentList: list,
    name: nameNode,
    receiver,
    outcome,
  });
  const anonymous = node.children.find((one) => one.type === 'class_body');
  if (anonymous) walk.typeFact(node, place);
  return call;
}

function readAssignment(walk: JavaWalk, node: SyntaxNode, place: Place): Value {
  const left = child(node, 'left') ?? named(node)[0];
  const right = child(node, 'right');
  const target = left ? readChain(walk, left, place).path : [];
  const value = right && walk.value(right, { ...place, within: [target.at(-1) ?? ''] });
  return addAssignment(node, place, { target, targetNode: left, operator: markOf(walk, node), value });
}
