import type { Exit, Value } from '../../model.ts';
import { child, childOfType, named, type SyntaxNode } from '../../syntax.ts';
import { addAssignment, addDeclaration } from '../assignments.ts';
import { inBlock, type Place } from '../place.ts';
import { readAll, readBlock, readCase, readExit, readIf, readLoop } from '../statements.ts';
import { markOf, textOf } from '../walk.ts';
import { readTypes } from './declarations.ts';
import { addChannelCall, readTarget } from './expressions.ts';
import { importsOf } from './imports.ts';
import { typeRef, writtenType } from './types.ts';
import type { GoWalk } from './walk.ts';

/** Reads a statement; whatever is not known as one is read as expressions. */
export function readStatement(walk: GoWalk, node: SyntaxNode, place: Place): void {
  switch (node.type) {
    case 'comment':
    case 'package_clause':
    case 'label_name':
    case 'goto_statement':
    case 'fallthrough_statement':
      return;
    case 'import_declaration':
      walk.imports.push(...importsOf(node, walk.text));
      return;
    case 'source_file':
      readTypes(walk, node);
      readAll(walk, node, place);
      return;
    case 'type_declaration':
      if (place.body.kind !== 'file') readTypes(walk, node);
      return;
    case 'block':
      readAll(walk, node, place);
      if (node.start === place.body.code.start) readDeferred(walk, place);
      return;
    case 'statement_list':
    case 'labeled_statement':
    case 'const_declaration':
    case 'var_declaration':
    case 'var_spec_list':
    case 'ERROR':
      readAll(walk, node, place);
      return;
    case 'function_declaration':
    case 'method_declaration':
      walk.functionBody(node, place);
      return;
    case 'expression_statement':
      walk.value(named(node)[0], place);
      return;
    case 'go_statement':
      walk.value(named(node)[0], place, 'dropped');
      return;
    case 'defer_statement': {
      const waiting = walk.deferred.get(place.body) ?? [];
      walk.deferred.set(place.body, [...waiting, { statement: node, place }]);
      return;
    }
    case 'const_spec':
    case 'var_spec':
    case 'short_var_declaration':
    case 'assignment_statement':
    case 'receive_statement':
    case 'inc_statement':
    case 'dec_statement':
      readAssignment(walk, node, place);
      return;
    case 'send_statement': {
      const value = walk.value(child(node, 'value'), place);
      addChannelCall(walk, node, place, child(node, 'channel'), [value]);
      return;
    }
    case 'if_statement':
    case 'for_statement':
    case 'select_statement':
    case 'expression_switch_statement':
    case 'type_switch_statement':
      readNesting(walk, node, place);
      return;
    case 'return_statement':
    case 'break_statement':
    case 'continue_statement':
      readExit(walk, node, place, node.type.replace('_statement', '') as Exit['kind']);
      return;
    default:
      walk.value(node, place);
  }
}

/** What a function has put off runs last, the latest first, however the function ends. */
function readDeferred(walk: GoWalk, place: Place): void {
  for (const { statement, place: at } of (walk.deferred.get(place.body) ?? []).toReversed())
    walk.value(named(statement)[0], inBlock(at, 'finally', statement, statement));
}

/** Declarations and assignments of one or more variables, each with its value where there are as many values. */
function readAssignment(walk: GoWalk, node: SyntaxNode, place: Place): void {
  const { targets, values } = sidesOf(node);
  const written = typeRef(child(node, 'type'), walk.text);
  const isPaired = targets.length === values.length;
  const isMarked = node.children.some((one) => one.type === ':=');
  const declares = isMarked || /_spec$/.test(node.type);
  const within = (target: SyntaxNode) => ({ ...place, within: [textOf(walk, target)] });
  const given = values.map((value, index) => walk.value(value, within(targets[index] ?? value)));

  if (declares && !isPaired && targets.length > 1) {
    const names = targets.map((target) => textOf(walk, target)).filter((name) => name !== '_');
    addDeclaration(node, place, { names, nameNode: targets[0], isPattern: true, value: given[0] });
    return;
  }
  targets.forEach((target, index) => {
    const value: Value | undefined = isPaired || index === 0 ? given[index] : undefined;
    if (declares) {
      const names = [textOf(walk, target)];
      const type = written ?? writtenType(isPaired ? values[index] : undefined, walk.text);
      addDeclaration(node, place, { names, nameNode: target, type, value });
    } else {
      const operator = textOf(walk, child(node, 'operator')) || markOf(walk, node);
      addAssignment(node, place, {
        target: readTarget(walk, target, place),
        targetNode: target,
        operator,
        value,
      });
    }
  });
}

function sidesOf(node: SyntaxNode): { targets: readonly SyntaxNode[]; values: readonly SyntaxNode[] } {
  const list = (side: SyntaxNode | undefined) =>
    side?.type === 'expression_list' ? named(side) : side ? [side] : [];
  if (/_spec$/.test(node.type)) {
    const targets = node.children.filter((one) => one.field === 'name' && one.named);
    return { targets, values: list(child(node, 'value')) };
  }
  if (/^(?:inc|dec)_/.test(node.type)) return { targets: named(node), values: [] };
  return { targets: list(child(node, 'left')), values: list(child(node, 'right')) };
}

function readNesting(walk: GoWalk, node: SyntaxNode, place: Place): void {
  const start = child(node, 'initializer');
  if (start) walk.statement(start, place);
  switch (node.type) {
    case 'if_statement':
      readIf(walk, node, place);
      return;
    case 'for_statement':
      readFor(walk, node, place);
      return;
    case 'select_statement':
      for (const arm of named(node)) readCommunication(walk, arm, place, node);
      return;
    default: {
      const value = child(node, 'value');
      if (value) walk.value(value, place);
      for (const arm of named(node)) {
        if (!/_case$/.test(arm.type)) continue;
        const label = child(arm, 'value') ?? child(arm, 'type');
        const body = childOfType(arm, 'statement_list');
        readCase(walk, arm, place, node, { label, body: body ? [body] : [] });
      }
    }
  }
}

function readFor(walk: GoWalk, node: SyntaxNode, place: Place): void {
  const range = childOfType(node, 'range_clause');
  const clause = childOfType(node, 'for_clause');
  const body = child(node, 'body');
  if (range) {
    const subject = walk.value(child(range, 'right'), place);
    const names = named(child(range, 'left')).map((one) => textOf(walk, one));
    readBlock(walk, body, place, 'loop', node, { subject, names });
    return;
  }
  const [condition] = named(node).filter((one) => one !== body && one !== clause);
  readLoop(walk, node, place, {
    start: child(clause, 'initializer'),
    condition: clause ? child(clause, 'condition') : condition,
    step: child(clause, 'update'),
  });
}

/** An arm of `select`: what it waits for, and what follows. */
function readCommunication(walk: GoWalk, arm: SyntaxNode, place: Place, statement: SyntaxNode): void {
  const inside = inBlock(place, 'case', arm, statement);
  const communication = child(arm, 'communication');
  if (communication) walk.statement(communication, inside);
  readAll(walk, childOfType(arm, 'statement_list'), inside);
}
