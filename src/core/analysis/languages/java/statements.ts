import { spanOf } from '../../drafts.ts';
import type { Assignment, Exit } from '../../model.ts';
import { child, childOfType, named, type SyntaxNode } from '../../syntax.ts';
import { addEffect, inBlock, type Place, rememberType } from '../place.ts';
import { typeRef } from './types.ts';
import { textOf, type Walk } from './walk.ts';

/** Reads a statement; whatever is not known as one is read as expressions. */
export function readStatement(walk: Walk, node: SyntaxNode, place: Place): void {
  switch (node.type) {
    case 'line_comment':
    case 'block_comment':
    case 'package_declaration':
      return;
    case 'import_declaration':
      readImport(walk, node);
      return;
    case 'program':
    case 'block':
    case 'constructor_body':
    case 'labeled_statement':
    case 'ERROR':
      for (const one of named(node)) walk.statement(one, place);
      return;
    case 'synchronized_statement':
      walk.statement(child(node, 'body') ?? node, place);
      return;
    case 'expression_statement':
      walk.value(named(node)[0], place);
      return;
    case 'local_variable_declaration':
    case 'field_declaration':
      readDeclaration(walk, node, place);
      return;
    case 'class_declaration':
    case 'interface_declaration':
    case 'record_declaration':
    case 'enum_declaration':
      walk.typeFact(node, place);
      return;
    case 'if_statement':
    case 'for_statement':
    case 'enhanced_for_statement':
    case 'while_statement':
    case 'do_statement':
    case 'try_statement':
    case 'try_with_resources_statement':
    case 'switch_expression':
      readNesting(walk, node, place);
      return;
    case 'return_statement':
    case 'throw_statement':
    case 'break_statement':
    case 'continue_statement':
      readExit(walk, node, place);
      return;
    default:
      walk.value(node, place);
  }
}

function readImport(walk: Walk, node: SyntaxNode): void {
  const name = textOf(walk, childOfType(node, 'scoped_identifier', 'identifier'));
  const all = childOfType(node, 'asterisk') !== undefined;
  const local = all ? '*' : name.slice(name.lastIndexOf('.') + 1);
  walk.imports.push({ module: name, name: local, local, typeOnly: false, statement: spanOf(node) });
}

function readDeclaration(walk: Walk, node: SyntaxNode, place: Place): void {
  const written = typeRef(child(node, 'type'), walk.text);
  const type = written?.name === 'var' ? undefined : written;
  for (const declarator of node.children.filter((one) => one.field === 'declarator')) {
    const nameNode = child(declarator, 'name');
    const name = textOf(walk, nameNode);
    const valueNode = child(declarator, 'value');
    const value = valueNode && walk.value(valueNode, { ...place, within: [name] });
    rememberType(place.scope, [name], type, value);
    addEffect<Assignment>(place, {
      kind: 'assign',
      declares: true,
      target: [name],
      targetSpan: spanOf(nameNode ?? declarator),
      names: [name],
      operator: '=',
      ...(type && { type }),
      ...(value && { value }),
      span: spanOf(declarator),
    });
  }
}

function readExit(walk: Walk, node: SyntaxNode, place: Place): void {
  const kind = node.type.replace('_statement', '') as Exit['kind'];
  const [operand] = named(node);
  const value =
    operand && (kind === 'return' || kind === 'throw') ? walk.value(operand, place, 'returned') : undefined;
  addEffect<Exit>(place, { kind, ...(value && { value }), span: spanOf(node) });
}

function readNesting(walk: Walk, node: SyntaxNode, place: Place): void {
  const body = child(node, 'body');
  switch (node.type) {
    case 'if_statement': {
      const subject = walk.value(child(node, 'condition'), place);
      const then = child(node, 'consequence');
      const otherwise = child(node, 'alternative');
      if (then) walk.statement(then, inBlock(place, 'branch', then, node, { subject }));
      if (otherwise) walk.statement(otherwise, inBlock(place, 'branch', otherwise, node));
      return;
    }
    case 'enhanced_for_statement': {
      const subject = walk.value(child(node, 'value'), place);
      const names = [textOf(walk, child(node, 'name'))];
      if (body) walk.statement(body, inBlock(place, 'loop', body, node, { subject, names }));
      return;
    }
    case 'for_statement':
    case 'while_statement':
    case 'do_statement': {
      const start = child(node, 'init');
      if (start) walk.statement(start, place);
      const condition = child(node, 'condition');
      const subject = condition && walk.value(condition, place);
      const loop = inBlock(place, 'loop', body ?? node, node, subject ? { subject } : {});
      if (body) walk.statement(body, loop);
      const step = child(node, 'update');
      if (step) walk.value(step, loop);
      return;
    }
    case 'switch_expression':
      readSwitch(walk, node, place);
      return;
    default:
      readTry(walk, node, place);
  }
}

function readTry(walk: Walk, node: SyntaxNode, place: Place): void {
  const body = child(node, 'body');
  const attempt = inBlock(place, 'try', body ?? node, node);
  for (const resource of named(child(node, 'resources'))) {
    const name = textOf(walk, child(resource, 'name'));
    const value = walk.value(child(resource, 'value'), attempt);
    rememberType(attempt.scope, [name], undefined, value);
  }
  if (body) walk.statement(body, attempt);
  for (const clause of node.children) {
    if (clause.type === 'catch_clause') {
      const caught = child(clause, 'body');
      const names = [textOf(walk, child(childOfType(clause, 'catch_formal_parameter'), 'name'))];
      if (caught) walk.statement(caught, inBlock(place, 'catch', caught, node, { names }));
    } else if (clause.type === 'finally_clause') {
      const last = childOfType(clause, 'block');
      if (last) walk.statement(last, inBlock(place, 'finally', last, node));
    }
  }
}

function readSwitch(walk: Walk, node: SyntaxNode, place: Place): void {
  walk.value(child(node, 'condition'), place);
  for (const group of named(child(node, 'body'))) {
    const [label, ...statements] = named(group);
    const labelValue = named(label)[0];
    const subject = labelValue && walk.value(labelValue, place);
    const inside = inBlock(place, 'case', group, node, subject ? { subject } : {});
    for (const statement of statements) walk.statement(statement, inside);
  }
}
