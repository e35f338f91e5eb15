import { spanOf } from '../../drafts.ts';
import type { Exit } from '../../model.ts';
import { child, childOfType, hasToken, named, type SyntaxNode } from '../../syntax.ts';
import { addDeclaration } from '../assignments.ts';
import type { Place } from '../place.ts';
import { readAll, readBlock, readCase, readExit, readIf, readLoop } from '../statements.ts';
import { textOf } from '../walk.ts';
import { importsOf } from './imports.ts';
import { boundNames } from './patterns.ts';
import { typeRef } from './types.ts';
import type { ScriptWalk } from './walk.ts';

/** Reads a statement; whatever is not known as one is read as expressions, so half-typed code still tells something. */
export function readStatement(walk: ScriptWalk, node: SyntaxNode, place: Place): void {
  switch (node.type) {
    case 'comment':
    case 'empty_statement':
    case 'enum_declaration':
      return;
    case 'import_statement':
      walk.imports.push(...importsOf(node, walk.text));
      return;
    case 'program':
    case 'statement_block':
    case 'labeled_statement':
    case 'ambient_declaration':
    case 'internal_module':
    case 'module':
    case 'else_clause':
    case 'ERROR':
      readAll(walk, node, place);
      return;
    case 'export_statement':
      readExport(walk, node, place);
      return;
    case 'lexical_declaration':
    case 'variable_declaration':
      for (const one of named(node)) readDeclarator(walk, one, place);
      return;
    case 'function_declaration':
    case 'generator_function_declaration': {
      const nameNode = child(node, 'name');
      walk.functionBody(node, place, {
        kind: 'function',
        name: textOf(walk, nameNode),
        nameNode,
        within: [],
      });
      return;
    }
    case 'class_declaration':
    case 'abstract_class_declaration':
      walk.classFact(
        node,
        place,
        node.children.filter((one) => one.type === 'decorator'),
      );
      return;
    case 'interface_declaration':
    case 'type_alias_declaration':
      readTypeDeclaration(walk, node);
      return;
    case 'if_statement':
    case 'for_statement':
    case 'for_in_statement':
    case 'while_statement':
    case 'do_statement':
    case 'switch_statement':
    case 'try_statement':
      readNesting(walk, node, place);
      return;
    case 'return_statement':
    case 'throw_statement':
    case 'break_statement':
    case 'continue_statement':
      readExit(walk, node, place, node.type.replace('_statement', '') as Exit['kind']);
      return;
    default:
      walk.value(node, place, 'dropped');
  }
}

function readExport(walk: ScriptWalk, node: SyntaxNode, place: Place): void {
  const decorators = node.children.filter((one) => one.type === 'decorator');
  const declared = child(node, 'declaration');
  if (declared && /class/.test(declared.type)) {
    walk.classFact(declared, place, [
      ...decorators,
      ...declared.children.filter((one) => one.type === 'decorator'),
    ]);
  } else if (declared) walk.statement(declared, place);
  else {
    const value = child(node, 'value');
    if (value) walk.value(value, { ...place, within: ['default'] });
  }
}

function readDeclarator(walk: ScriptWalk, node: SyntaxNode, place: Place): void {
  if (node.type !== 'variable_declarator') return;
  const nameNode = child(node, 'name');
  const names = boundNames(nameNode, walk.text);
  const simple = nameNode?.type === 'identifier';
  const valueNode = child(node, 'value');
  const value = valueNode && walk.value(valueNode, { ...place, within: simple ? names : [] });
  const type = typeRef(child(node, 'type'), walk.text);
  addDeclaration(node, place, { names, nameNode, isPattern: !simple, type, value });
}

function readTypeDeclaration(walk: ScriptWalk, node: SyntaxNode): void {
  const nameNode = child(node, 'name');
  if (!nameNode) return;
  const isAlias = node.type === 'type_alias_declaration';
  const aliased = isAlias ? typeRef(child(node, 'value'), walk.text) : undefined;
  const body = typeRef(asObjectType(child(node, 'body')), walk.text);
  const heritage = childOfType(node, 'extends_type_clause');
  walk.types.push({
    kind: isAlias ? 'alias' : 'interface',
    name: textOf(walk, nameNode),
    nameSpan: spanOf(nameNode),
    span: spanOf(node),
    annotations: [],
    extends: named(heritage).flatMap((one) => typeRef(one, walk.text) ?? []),
    implements: [],
    fields: (isAlias ? aliased?.fields : body?.fields) ?? [],
    methods: (isAlias ? aliased?.methods : body?.methods) ?? [],
    ...(aliased && { aliased }),
  });
}

function asObjectType(node: SyntaxNode | undefined): SyntaxNode | undefined {
  return node && { ...node, type: 'object_type' };
}

function readNesting(walk: ScriptWalk, node: SyntaxNode, place: Place): void {
  const body = child(node, 'body');
  switch (node.type) {
    case 'if_statement':
      readIf(walk, node, place);
      return;
    case 'for_in_statement': {
      const subject = walk.value(child(node, 'right'), place);
      const names = boundNames(child(node, 'left'), walk.text);
      readBlock(walk, body, place, 'loop', node, { subject, names, awaits: hasToken(node, 'await') });
      return;
    }
    case 'for_statement':
    case 'while_statement':
    case 'do_statement':
      readLoop(walk, node, place, { start: child(node, 'initializer'), step: child(node, 'increment') });
      return;
    case 'switch_statement':
      walk.value(child(node, 'value'), place);
      for (const arm of named(child(node, 'body'))) {
        const statements = arm.children.filter((one) => one.field === 'body');
        readCase(walk, arm, place, node, { label: child(arm, 'value'), body: statements });
      }
      return;
    case 'try_statement': {
      const handler = child(node, 'handler');
      const names = boundNames(child(handler, 'parameter'), walk.text);
      readBlock(walk, body, place, 'try', node);
      readBlock(walk, child(handler, 'body'), place, 'catch', node, { names });
      readBlock(walk, child(child(node, 'finalizer'), 'body'), place, 'finally', node);
    }
  }
}
