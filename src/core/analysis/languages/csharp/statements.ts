import { spanOf } from '../../drafts.ts';
import type { Exit } from '../../model.ts';
import { child, childOfType, hasToken, named, type SyntaxNode } from '../../syntax.ts';
import { addDeclaration } from '../assignments.ts';
import { inBlock, type Place, remember } from '../place.ts';
import { readBlock, readExit, readIf, readLoop } from '../statements.ts';
import { textOf } from '../walk.ts';
import { tupleNames } from './patterns.ts';
import { typeRef } from './types.ts';
import { type CSharpWalk, nameOf, partsOf } from './walk.ts';

/** Reads a statement; whatever is not known as one is read as expressions. */
export function readStatement(walk: CSharpWalk, node: SyntaxNode, place: Place): void {
  switch (node.type) {
    case 'comment':
    case 'empty_statement':
    case 'global_attribute':
    case 'extern_alias_directive':
    case 'file_scoped_namespace_declaration':
    case 'enum_declaration':
    case 'delegate_declaration':
    case 'goto_statement':
      return;
    case 'using_directive':
      readImport(walk, node);
      return;
    case 'compilation_unit':
    case 'global_statement':
    case 'declaration_list':
    case 'block':
    case 'using_statement':
    case 'checked_statement':
    case 'unsafe_statement':
    case 'fixed_statement':
    case 'lock_statement':
    case 'local_declaration_statement':
    case 'ERROR':
      for (const one of partsOf(node)) walk.statement(one, place);
      return;
    case 'namespace_declaration':
      walk.statement(child(node, 'body') ?? node, place);
      return;
    case 'labeled_statement':
      for (const one of named(node).slice(1)) walk.statement(one, place);
      return;
    case 'variable_declaration':
      readDeclaration(walk, node, place);
      return;
    case 'class_declaration':
    case 'struct_declaration':
    case 'record_declaration':
    case 'interface_declaration':
      walk.typeFact(node, place);
      return;
    case 'local_function_statement':
    case 'method_declaration':
    case 'constructor_declaration':
      walk.functionBody(node, place, nameOf(walk, child(node, 'name')));
      return;
    case 'if_statement':
    case 'for_statement':
    case 'foreach_statement':
    case 'while_statement':
    case 'do_statement':
    case 'try_statement':
    case 'switch_statement':
      readNesting(walk, node, place);
      return;
    case 'return_statement':
    case 'throw_statement':
    case 'break_statement':
    case 'continue_statement':
      readExit(walk, node, place, node.type.replace('_statement', '') as Exit['kind']);
      return;
    case 'expression_statement':
    case 'yield_statement':
      walk.value(named(node)[0], place, 'dropped');
      return;
    case 'modifier':
      return;
    default:
      walk.value(node, place, 'dropped');
  }
}

/** `using MediatR;` takes in a namespace, `using Bus = MassTransit.IBus;` gives a name to one type. */
function readImport(walk: CSharpWalk, node: SyntaxNode): void {
  const alias = child(node, 'name');
  const module = textOf(
    walk,
    named(node).find((one) => one !== alias),
  ).replace(/<[\s\S]*$/, '');
  const name = alias ? module.slice(module.lastIndexOf('.') + 1) : '*';
  const local = alias ? nameOf(walk, alias) : '*';
  walk.imports.push({ module, name, local, typeOnly: false, statement: spanOf(node) });
}

function readDeclaration(walk: CSharpWalk, node: SyntaxNode, place: Place): void {
  const type = typeRef(child(node, 'type'), walk.text);
  for (const declarator of named(node).filter((one) => one.type === 'variable_declarator')) {
    const nameNode = child(declarator, 'name') ?? childOfType(declarator, 'tuple_pattern');
    const isPattern = nameNode?.type === 'tuple_pattern';
    const names = isPattern ? tupleNames(walk, nameNode) : [nameOf(walk, nameNode)];
    const valueNode = named(declarator).find((one) => one !== nameNode);
    const value = valueNode && walk.value(valueNode, { ...place, within: isPattern ? [] : names });
    addDeclaration(declarator, place, { names, nameNode, isPattern, type, value });
  }
}

function readNesting(walk: CSharpWalk, node: SyntaxNode, place: Place): void {
  switch (node.type) {
    case 'if_statement':
      readIf(walk, node, place);
      return;
    case 'foreach_statement': {
      const subject = walk.value(child(node, 'right'), place);
      const left = child(node, 'left');
      const names = left?.type === 'tuple_pattern' ? tupleNames(walk, left) : [nameOf(walk, left)];
      remember(place.scope, names, typeRef(child(node, 'type'), walk.text));
      const awaits = hasToken(node, 'await');
      readBlock(walk, child(node, 'body'), place, 'loop', node, { subject, names, awaits });
      return;
    }
    case 'switch_statement':
      readSwitch(walk, node, place);
      return;
    case 'try_statement':
      readTry(walk, node, place);
      return;
    default:
      readLoop(walk, node, place, { start: child(node, 'initializer'), step: child(node, 'update') });
  }
}

function readTry(walk: CSharpWalk, node: SyntaxNode, place: Place): void {
  readBlock(walk, child(node, 'body'), place, 'try', node);
  for (const clause of named(node)) {
    if (clause.type === 'catch_clause') {
      const caught = child(childOfType(clause, 'catch_declaration'), 'name');
      const [filter] = named(childOfType(clause, 'catch_filter_clause'));
      const subject = filter && walk.value(filter, place);
      const names = caught ? [nameOf(walk, caught)] : [];
      readBlock(walk, child(clause, 'body'), place, 'catch', node, { names, ...(subject && { subject }) });
    } else if (clause.type === 'finally_clause')
      readBlock(walk, childOfType(clause, 'block'), place, 'finally', node);
  }
}

/** Labels stand before the colon of a section, statements behind it. */
function readSwitch(walk: CSharpWalk, node: SyntaxNode, place: Place): void {
  walk.value(child(node, 'value'), place);
  for (const section of named(child(node, 'body'))) {
    const colon = section.children.find((one) => one.type === ':')?.start ?? section.end;
    const [label, when] = named(section).filter((one) => one.start < colon);
    const subject = label && walk.pattern(label, place);
    const inside = inBlock(place, 'case', section, node, subject && { subject });
    if (when) walk.value(named(when)[0], inside);
    for (const one of partsOf(section)) {
      if (one.start > colon) walk.statement(one, inside);
    }
  }
}
