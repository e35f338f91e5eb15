import { spanOf } from '../../drafts.ts';
import type { Call, Value } from '../../model.ts';
import { child, childOfType, named, type SyntaxNode } from '../../syntax.ts';
import { addCall, addReading, type Chain, chainFrom } from '../calls.ts';
import type { Place } from '../place.ts';
import { textOf } from '../walk.ts';
import { textOfLiteral } from './texts.ts';
import { typeRef } from './types.ts';
import { type CSharpWalk, nameOf } from './walk.ts';

type Outcome = Call['outcome'];

interface Callee extends Chain {
  readonly name: SyntaxNode;
  readonly receiver?: SyntaxNode;
  /** The grammar reads `await bus?.Publish()` as if only `bus` were waited for. */
  readonly awaited?: true;
}

/** Members of a task that hand its end on, or wait for it. */
const passesOn = /^(?:ConfigureAwait|AsTask|WaitAsync|Unwrap)$/;
const waits = /^(?:GetAwaiter|Wait|Result)$/;

/** Reads a chain of members; calls inside it are done first. */
export function readChain(walk: CSharpWalk, node: SyntaxNode, place: Place): Callee {
  switch (node.type) {
    case 'qualified_name':
      return memberOf(walk, node, place, child(node, 'qualifier'), child(node, 'name'));
    case 'member_access_expression':
      return memberOf(walk, node, place, child(node, 'expression'), child(node, 'name'));
    case 'conditional_access_expression': {
      const given = child(node, 'condition');
      const isAwaited = given?.type === 'await_expression';
      const binding = named(node).at(-1);
      const member = memberOf(walk, node, place, isAwaited ? named(given)[0] : given, child(binding, 'name'));
      return isAwaited ? { ...member, awaited: true } : member;
    }
    case 'element_access_expression': {
      const receiver = child(node, 'expression');
      const list = child(node, 'subscript');
      const [index] = named(named(list)[0]);
      const key = index?.type === 'string_literal' ? textOfLiteral(textOf(walk, index)) : '[]';
      if (key === '[]') for (const one of named(list)) walk.value(one, place);
      const before = receiver ? readChain(walk, receiver, place) : { path: [] };
      return { ...before, path: [...before.path, key], name: list ?? node, ...(receiver && { receiver }) };
    }
    case 'parenthesized_expression':
    case 'postfix_unary_expression': {
      const [inner] = named(node);
      return inner ? readChain(walk, inner, place) : { path: ['?'], name: node };
    }
    default:
      return { ...chainFrom(walk.value(node, place)), name: node };
  }
}

function memberOf(
  walk: CSharpWalk,
  node: SyntaxNode,
  place: Place,
  receiver: SyntaxNode | undefined,
  name: SyntaxNode = node,
): Callee {
  if (!receiver) return { path: [nameOf(walk, name)], name };
  const before = isWaitedFor(walk, receiver, name)
    ? chainFrom(walk.value(receiver, place, 'awaited'))
    : readChain(walk, receiver, place);
  const path = [...before.path, nameOf(walk, name)];
  addReading(node, place, path);
  return { ...before, path, name, receiver };
}

function isWaitedFor(walk: CSharpWalk, receiver: SyntaxNode, name: SyntaxNode): boolean {
  return receiver.type === 'invocation_expression' && waits.test(textOf(walk, name));
}

/** Reads a call. `nameof(Order)` is a name, and `task.ConfigureAwait(false)` the task itself. */
export function readCall(walk: CSharpWalk, node: SyntaxNode, place: Place, outcome: Outcome): Value {
  const callee = child(node, 'function') ?? node;
  const list = child(node, 'arguments');
  if (textOf(walk, callee) === 'nameof') {
    const [inside] = named(named(list)[0]);
    return { kind: 'name', path: ['nameof', ...textOf(walk, inside).split('.')], span: spanOf(node) };
  }
  const inner = child(callee, 'expression');
  if (inner?.type === 'invocation_expression' && passesOn.test(textOf(walk, child(callee, 'name'))))
    return walk.value(inner, place, outcome);
  const chain = callee === node ? { path: ['?'], name: node } : readChain(walk, callee, place);
  const call = addCall(walk, node, place, {
    chain,
    construct: false,
    arguments: readArguments(walk, list, place),
    argumentList: list,
    name: chain.name,
    receiver: 'receiver' in chain ? chain.receiver : undefined,
    outcome: 'awaited' in chain ? 'awaited' : outcomeOf(chain, outcome),
  });
  return { kind: 'call', call, span: spanOf(node) };
}

/** Only a task by its name can still be running when the next statement begins. */
function outcomeOf(chain: Chain, outcome: Outcome): Outcome {
  const mayRunOn = /Async$|^Task\.(?:Run|Factory\.StartNew)$/.test(chain.path.join('.'));
  return outcome === 'returned' || mayRunOn ? outcome : 'awaited';
}

/** Reads `new Order(id) { Total = 3 }`; what is set in the braces counts as a last argument. */
export function readConstruction(walk: CSharpWalk, node: SyntaxNode, place: Place, outcome: Outcome): Call {
  const type = child(node, 'type');
  const list = childOfType(node, 'argument_list');
  const initializer = childOfType(node, 'initializer_expression');
  const values = readArguments(walk, list, place);
  const set = initializer && walk.value(initializer, { ...place, within: [] });
  return addCall(walk, node, place, {
    chain: { path: [typeRef(type, walk.text)?.name ?? '?'] },
    construct: true,
    arguments: set ? [...values, set] : values,
    argumentList: list,
    name: type ?? node,
    receiver: undefined,
    outcome,
  });
}

function readArguments(walk: CSharpWalk, list: SyntaxNode | undefined, place: Place): Value[] {
  return named(list).map((argument) => walk.value(argument, { ...place, within: [] }));
}
