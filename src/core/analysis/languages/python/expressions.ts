import { isSelf, spanOf } from '../../drafts.ts';
import type { Call, Property, Value } from '../../model.ts';
import { child, named, type SyntaxNode } from '../../syntax.ts';
import { addAssignment, addDeclaration } from '../assignments.ts';
import { addCall, addReading, type Chain, chainFrom } from '../calls.ts';
import { inBlock, type Place } from '../place.ts';
import { withoutEscapes } from '../text.ts';
import { markOf, textOf } from '../walk.ts';
import { boundNames } from './names.ts';
import { typeRef } from './types.ts';
import type { PythonWalk } from './walk.ts';

type Outcome = Call['outcome'];

const literals = new Set(['integer', 'float', 'true', 'false', 'none', 'ellipsis']);

/** Reads an expression: its shape is returned, what it does is added to the body. */
export function readValue(
  walk: PythonWalk,
  node: SyntaxNode | undefined,
  place: Place,
  outcome: Outcome = 'awaited',
): Value {
  if (!node) return { kind: 'literal', text: '', span: { start: 0, end: 0 } };
  const span = spanOf(node);
  const [first] = named(node);

  switch (node.type) {
    case 'await':
      return walk.value(first, place, 'awaited');
    case 'parenthesized_expression':
    case 'case_pattern':
    case 'class_pattern':
      return walk.value(first, place, outcome);
    case 'string':
    case 'concatenated_string':
      return { kind: 'text', ...readText(walk, node, place), span };
    case 'call':
      return { kind: 'call', call: readCall(walk, node, place, outcome), span };
    case 'identifier':
    case 'attribute':
    case 'subscript':
    case 'dotted_name':
      return readName(walk, node, place);
    case 'list':
    case 'tuple':
    case 'set':
    case 'expression_list':
      return { kind: 'list', items: named(node).map((item) => walk.value(item, place)), span };
    case 'dictionary':
      return readObject(walk, named(node), span, place);
    case 'list_splat':
    case 'dictionary_splat':
      return { kind: 'spread', value: walk.value(first, place), span };
    case 'assignment':
    case 'augmented_assignment':
    case 'named_expression':
      return readAssignment(walk, node, place);
    case 'lambda': {
      const name = place.within.at(-1) ?? '';
      const origin = { name, within: place.within.slice(0, -1), inClass: false, decorators: [] };
      return { kind: 'function', body: walk.functionBody(node, place, origin), span };
    }
    case 'list_comprehension':
    case 'set_comprehension':
    case 'dictionary_comprehension':
    case 'generator_expression':
      return readComprehension(walk, node, place);
    case 'conditional_expression':
      return readChoice(walk, node, place, outcome);
    default: {
      if (literals.has(node.type)) return { kind: 'literal', text: textOf(walk, node), span };
      const operator = /operator$/.test(node.type) ? markOf(walk, node) : '';
      const parts = named(node)
        .filter((one) => one.field !== 'operators')
        .map((one) => walk.value(one, place));
      return { kind: 'compound', operator: operator || node.type, parts, span };
    }
  }
}

/** The text of a literal, `?` for each value put in; literals beside each other are one. */
function readText(walk: PythonWalk, node: SyntaxNode, place: Place): { text: string; parts: Value[] } {
  const parts: Value[] = [];
  let text = '';
  const isRaw = /^\w*[rR]/.test(textOf(walk, node.children[0]));
  for (const piece of node.children) {
    if (piece.type === 'interpolation') {
      parts.push(walk.value(child(piece, 'expression'), place));
      text += '?';
    } else if (piece.type === 'string_content') {
      text += isRaw ? textOf(walk, piece) : withoutEscapes(textOf(walk, piece));
    } else if (piece.type === 'string') {
      const inner = readText(walk, piece, place);
      parts.push(...inner.parts);
      text += inner.text;
    }
  }
  return { text, parts };
}

interface Callee extends Chain {
  readonly name: SyntaxNode;
  readonly receiver?: SyntaxNode | undefined;
}

/** Reads a chain of members; calls inside it are done first. */
function readChain(walk: PythonWalk, node: SyntaxNode, place: Place): Callee {
  switch (node.type) {
    case 'identifier': {
      const name = textOf(walk, node);
      return { path: [isSelf(name, place.scope) ? 'this' : name], name: node };
    }
    case 'dotted_name':
      return { path: named(node).map((one) => textOf(walk, one)), name: node };
    case 'attribute': {
      const receiver = child(node, 'object');
      const name = child(node, 'attribute') ?? node;
      const before: Chain = receiver ? readChain(walk, receiver, place) : { path: [] };
      return { ...before, path: [...before.path, textOf(walk, name)], name, receiver };
    }
    case 'subscript': {
      const receiver = child(node, 'value');
      const index = child(node, 'subscript');
      const before: Chain = receiver ? readChain(walk, receiver, place) : { path: [] };
      const key = walk.value(index, place);
      const link = key.kind === 'text' && key.parts.length === 0 ? key.text : '[]';
      return { ...before, path: [...before.path, link], name: index ?? node, receiver };
    }
    case 'parenthesized_expression': {
      const [inner] = named(node);
      return inner ? readChain(walk, inner, place) : { path: ['?'], name: node };
    }
    default:
      return { ...chainFrom(walk.value(node, place)), name: node };
  }
}

function readName(walk: PythonWalk, node: SyntaxNode, place: Place): Value {
  const { path } = readChain(walk, node, place);
  addReading(node, place, path);
  return { kind: 'name', path, span: spanOf(node) };
}

/**
 * A call is over when the next statement begins, and a coroutine that nobody awaits never runs: all count as awaited
 * but what is handed to a task that nobody keeps. By convention only classes begin with a capital.
 * @param outcome `kept` for the call that is a whole statement
 */
function readCall(walk: PythonWalk, node: SyntaxNode, place: Place, outcome: Outcome): Call {
  const callee = child(node, 'function') ?? node;
  const chain: Callee = callee === node ? { path: ['?'], name: node } : readChain(walk, callee, place);
  const called = chain.path.at(-1) ?? '';
  const isTask = /^(?:create_task|ensure_future|start_soon)$/.test(called);
  const becomes = outcome !== 'kept' ? outcome : isTask ? 'dropped' : 'awaited';
  const list = child(node, 'arguments');
  const given = list?.type === 'generator_expression' ? [list] : named(list);
  const inside: Place = { ...place, within: [] };

  addReading(node, place, chain.path);
  return addCall(walk, node, place, {
    chain,
    construct: /^_*[A-Z]/.test(called),
    arguments: readArguments(walk, given, inside, isTask ? becomes : 'awaited'),
    argumentList: list,
    name: chain.name,
    receiver: chain.receiver,
    outcome: becomes,
  });
}

/** What is given by keyword comes last, as one object. */
function readArguments(
  walk: PythonWalk,
  given: readonly SyntaxNode[],
  place: Place,
  outcome: Outcome,
): Value[] {
  const isKeyword = (node: SyntaxNode) =>
    node.type === 'keyword_argument' || node.type === 'dictionary_splat';
  const positional = given.filter((one) => !isKeyword(one)).map((one) => walk.value(one, place, outcome));
  const byKeyword = given.filter(isKeyword);
  const [first] = byKeyword;
  const last = byKeyword.at(-1);
  if (!first || !last) return positional;
  return [...positional, readObject(walk, byKeyword, { start: first.start, end: last.end }, place)];
}

function readObject(
  walk: PythonWalk,
  members: readonly SyntaxNode[],
  span: Value['span'],
  place: Place,
): Value {
  let open = false;
  const properties: Property[] = [];
  for (const member of members) {
    const key = child(member, 'key') ?? child(member, 'name');
    const written = key && member.type === 'pair' ? walk.value(key, place) : undefined;
    const name = written?.kind === 'text' ? written.text : textOf(walk, key);
    const valueNode = child(member, 'value');
    if (!key || !valueNode) {
      open = true;
      walk.value(member, place);
      continue;
    }
    const value = walk.value(valueNode, { ...place, within: [...place.within, name] });
    properties.push({ key: name, keySpan: spanOf(key), value, span: spanOf(member) });
  }
  return { kind: 'object', properties, open, span };
}

/** Python has no declarations: the first assignment of a name in a body is its declaration. */
function readAssignment(walk: PythonWalk, node: SyntaxNode, place: Place): Value {
  const left = child(node, 'left') ?? child(node, 'name');
  const right = child(node, 'right') ?? child(node, 'value');
  const names = boundNames(left, walk.text);
  const isName = left?.type === 'identifier';
  const isPattern = !isName && names.length > 0;
  const target = left && !isPattern ? readChain(walk, left, place).path : [];
  const value = right && walk.value(right, { ...place, within: isName ? names : [target.at(-1) ?? ''] });
  const type = typeRef(child(node, 'type'), walk.text);
  if (node.type !== 'augmented_assignment' && names.length > 0 && bindsFirst(walk, place, names)) {
    addDeclaration(node, place, { names, nameNode: left, isPattern, type, value });
    return value ?? { kind: 'name', path: target, span: spanOf(node) };
  }
  const operator = node.type === 'augmented_assignment' ? textOf(walk, child(node, 'operator')) : '=';
  return addAssignment(node, place, { target, targetNode: left, operator, value });
}

/** Is this the first time that a body binds these names? */
function bindsFirst(walk: PythonWalk, { body }: Place, names: readonly string[]): boolean {
  const bound = walk.bound.get(body) ?? new Set(body.parameters.flatMap((parameter) => parameter.names));
  walk.bound.set(body, bound);
  const isFirst = !names.some((name) => bound.has(name));
  for (const name of names) bound.add(name);
  return isFirst;
}

/** A comprehension is a loop whose body is an expression. */
function readComprehension(walk: PythonWalk, node: SyntaxNode, place: Place): Value {
  let inside = place;
  const parts: Value[] = [];
  for (const clause of named(node)) {
    if (clause.type === 'for_in_clause') {
      const subject = walk.value(child(clause, 'right'), inside);
      const names = boundNames(child(clause, 'left'), walk.text);
      const awaits = clause.children.some((one) => one.type === 'async');
      inside = inBlock(inside, 'loop', node, node, { subject, names, awaits });
      parts.push(subject);
    } else if (clause.type === 'if_clause') walk.value(named(clause)[0], inside);
  }
  const body = child(node, 'body');
  for (const part of body?.type === 'pair' ? named(body) : body ? [body] : [])
    parts.unshift(walk.value(part, inside));
  return { kind: 'compound', operator: node.type, parts, span: spanOf(node) };
}

/** `a() if condition else b()`: what becomes of the whole becomes of both. */
function readChoice(walk: PythonWalk, node: SyntaxNode, place: Place, outcome: Outcome): Value {
  const [chosen, condition, otherwise] = named(node);
  const parts = [
    walk.value(condition, place),
    walk.value(chosen, place, outcome),
    walk.value(otherwise, place, outcome),
  ];
  return { kind: 'compound', operator: '?', parts, span: spanOf(node) };
}
