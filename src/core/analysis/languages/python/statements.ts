import type { Exit } from '../../model.ts';
import { child, childOfType, hasToken, named, type SyntaxNode } from '../../syntax.ts';
import { addAssignment, addDeclaration } from '../assignments.ts';
import { inBlock, type Place } from '../place.ts';
import { readAll, readBlock, readCase, readExit, readLoop } from '../statements.ts';
import { textOf } from '../walk.ts';
import { readAlias } from './declarations.ts';
import { importsOf } from './imports.ts';
import { boundNames } from './names.ts';
import type { PythonWalk } from './walk.ts';

/** Reads a statement; whatever is not known as one is read as expressions. */
export function readStatement(walk: PythonWalk, node: SyntaxNode, place: Place): void {
  switch (node.type) {
    case 'comment':
    case 'pass_statement':
    case 'global_statement':
    case 'nonlocal_statement':
      return;
    case 'import_statement':
    case 'import_from_statement':
    case 'future_import_statement':
      walk.imports.push(...importsOf(node, walk.text));
      return;
    case 'module':
    case 'block':
    case 'ERROR':
      readAll(walk, node, place);
      return;
    case 'expression_statement':
      for (const one of named(node)) walk.value(one, place, 'kept');
      return;
    case 'decorated_definition':
    case 'function_definition':
    case 'class_definition':
      readDefinition(walk, node, place);
      return;
    case 'type_alias_statement':
      readAlias(walk, node);
      return;
    case 'delete_statement':
      readDelete(walk, node, place);
      return;
    case 'if_statement':
    case 'for_statement':
    case 'while_statement':
    case 'try_statement':
    case 'with_statement':
    case 'match_statement':
      readNesting(walk, node, place);
      return;
    case 'return_statement':
    case 'break_statement':
    case 'continue_statement':
      readExit(walk, node, place, node.type.replace('_statement', '') as Exit['kind']);
      return;
    case 'raise_statement':
      readExit(walk, node, place, 'throw');
      return;
    default:
      walk.value(node, place);
  }
}

function readDefinition(walk: PythonWalk, node: SyntaxNode, place: Place): void {
  const decorators = node.children.filter((one) => one.type === 'decorator');
  const definition = child(node, 'definition') ?? node;
  if (definition.type === 'class_definition') walk.classFact(definition, place, decorators);
  else if (definition.type === 'function_definition') {
    const name = textOf(walk, child(definition, 'name'));
    walk.functionBody(definition, place, { name, within: [], inClass: false, decorators });
  }
}

function readDelete(walk: PythonWalk, node: SyntaxNode, place: Place): void {
  const [first] = named(node);
  const targets = first?.type === 'expression_list' ? named(first) : named(node);
  for (const target of targets) {
    const value = walk.value(target, place);
    const path = value.kind === 'name' ? value.path : [];
    addAssignment(node, place, { target: path, targetNode: target, operator: 'delete' });
  }
}

function readNesting(walk: PythonWalk, node: SyntaxNode, place: Place): void {
  switch (node.type) {
    case 'if_statement':
      readChoice(walk, node, place);
      return;
    case 'for_statement': {
      const subject = walk.value(child(node, 'right'), place);
      const names = boundNames(child(node, 'left'), walk.text);
      const awaits = hasToken(node, 'async');
      readBlock(walk, child(node, 'body'), place, 'loop', node, { subject, names, awaits });
      readElse(walk, node, place);
      return;
    }
    case 'while_statement':
      readLoop(walk, node, place);
      readElse(walk, node, place);
      return;
    case 'try_statement':
      readTry(walk, node, place);
      return;
    case 'with_statement':
      for (const item of named(childOfType(node, 'with_clause'))) readResource(walk, item, place);
      walk.statement(child(node, 'body') ?? node, place);
      return;
    default:
      walk.value(child(node, 'subject'), place);
      for (const arm of named(child(node, 'body'))) {
        const body = child(arm, 'consequence');
        readCase(walk, arm, place, node, {
          label: childOfType(arm, 'case_pattern'),
          body: body ? [body] : [],
        });
      }
  }
}

/** The arms of `if`, `elif` and `else` stand side by side. */
function readChoice(walk: PythonWalk, node: SyntaxNode, place: Place): void {
  const arms = [node, ...node.children.filter((one) => one.field === 'alternative')];
  for (const arm of arms) {
    const condition = child(arm, 'condition');
    const facts = condition && { subject: walk.value(condition, place) };
    readBlock(walk, child(arm, 'consequence') ?? child(arm, 'body'), place, 'branch', node, facts);
  }
}

/** What runs once a loop has come to its end. */
function readElse(walk: PythonWalk, node: SyntaxNode, place: Place): void {
  readBlock(walk, child(childOfType(node, 'else_clause'), 'body'), place, 'branch', node);
}

/**
 * `else` follows the tried code where nothing was raised, so it is read before the clauses that catch. The block of a
 * clause is the whole clause: a comment at its top stands before the first statement.
 */
function readTry(walk: PythonWalk, node: SyntaxNode, place: Place): void {
  readBlock(walk, child(node, 'body'), place, 'try', node);
  readElse(walk, node, place);
  for (const clause of node.children) {
    const code = childOfType(clause, 'block');
    if (!code) continue;
    if (/^except/.test(clause.type)) {
      const caught = child(clause, 'value');
      const names = caught?.type === 'as_pattern' ? boundNames(child(caught, 'alias'), walk.text) : [];
      walk.statement(code, inBlock(place, 'catch', clause, node, { names }));
    } else if (clause.type === 'finally_clause')
      walk.statement(code, inBlock(place, 'finally', clause, node));
  }
}

/** `with open() as file` declares `file`. */
function readResource(walk: PythonWalk, item: SyntaxNode, place: Place): void {
  const given = child(item, 'value');
  const aliasNode = given?.type === 'as_pattern' ? child(given, 'alias') : undefined;
  const names = boundNames(aliasNode, walk.text);
  const value = walk.value(aliasNode ? named(given)[0] : given, place);
  if (names.length > 0)
    addDeclaration(item, place, { names, nameNode: aliasNode, isPattern: names.length > 1, value });
}
