import { spanOf } from '../../drafts.ts';
import type { Exit } from '../../model.ts';
import { child, childOfType, named, type SyntaxNode } from '../../syntax.ts';
import { addDeclaration } from '../assignments.ts';
import { inBlock, type Place, remember } from '../place.ts';
import { readAll, readBlock, readCase, readExit, readIf, readLoop } from '../statements.ts';
import { textOf } from '../walk.ts';
import { typeRef } from './types.ts';
import type { JavaWalk } from './walk.ts';

/** Reads a statement; whatever is not known as one is read as expressions. */
export function readStatement(walk: JavaWalk, node: SyntaxNode, place: Place): void {
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
      readAll(walk, node, place);
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
      readExit(walk, node, place, node.type.replace('_statement', '') as Exit['kind']);
      return;
    default:
      walk.value(node, place);
  }
}

function readImport(walk: JavaWalk, node: SyntaxNode): void {
  const name = textOf(walk, childOfType(node, 'scoped_identifier', 'identifier'));
  const all = childOfType(node, 'asterisk') !== undefined;
  const local = all ? '*' : name.slice(name.lastIndexOf('.') + 1);
  walk.imports.push({ module: name, name: local, local, typeOnly: false, statement: spanOf(node) });
}

function readDeclaration(walk: JavaWalk, node: SyntaxNode, place: Place): void {
  const written = typeRef(child(node, 'type'), walk.text);
  const type = written?.name === 'var' ? undefined : written;
  for (const declarator of node.children.filter((one) => one.field === 'declarator')) {
    const nameNode = child(declarator, 'name');
    const names = [textOf(walk, nameNode)];
    const valueNode = child(declarator, 'value');
    const value = valueNode && walk.value(valueNode, { ...place, within: names });
    addDeclaration(declarator, place, { names, nameNode, type, value });
  }
}

function readNesting(walk: JavaWalk, node: SyntaxNode, place: Place): void {
  switch (node.type) {
    case 'if_statement':
      readIf(walk, node, place);
      return;
    case 'enhanced_for_statement': {
      const subject = walk.value(child(node, 'value'), place);
      const names = [textOf(walk, child(node, 'name'))];
      readBlock(walk, child(node, 'body'), place, 'loop', node, { subject, names });
      return;
    }
    case 'for_statement':
    case 'while_statement':
    case 'do_statement':
      readLoop(walk, node, place, { start: child(node, 'init'), step: child(node, 'update') });
      return;
    case 'switch_expression':
      readSwitch(walk, node, place);
      return;
    default:
      readTry(walk, node, place);
  }
}

function readTry(walk: JavaWalk, node: SyntaxNode, place: Place): void {
  const body = child(node, 'body');
  const attempt = inBlock(place, 'try', body ?? node, node);
  for (const resource of named(child(node, 'resources'))) {
    const name = textOf(walk, child(resource, 'name'));
    const value = walk.value(child(resource, 'value'), attempt);
    remember(attempt.scope, [name], undefined, value);
  }
  if (body) walk.statement(body, attempt);
  for (const clause of node.children) {
    if (clause.type === 'catch_clause') {
      const names = [textOf(walk, child(childOfType(clause, 'catch_formal_parameter'), 'name'))];
      readBlock(walk, child(clause, 'body'), place, 'catch', node, { names });
    } else if (clause.type === 'finally_clause')
      readBlock(walk, childOfType(clause, 'block'), place, 'finally', node);
  }
}

function readSwitch(walk: JavaWalk, node: SyntaxNode, place: Place): void {
  walk.value(child(node, 'condition'), place);
  for (const group of named(child(node, 'body'))) {
    const [label, ...body] = named(group);
    readCase(walk, group, place, node, { label: named(label)[0], body });
  }
}
