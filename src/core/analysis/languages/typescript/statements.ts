import { spanOf } from '../../drafts.ts';
import type { Assignment, Exit } from '../../model.ts';
import { child, childOfType, hasToken, named, type SyntaxNode } from '../../syntax.ts';
import { addEffect, inBlock, type Place, rememberType } from '../place.ts';
import { importsOf } from './imports.ts';
import { boundNames } from './patterns.ts';
import { typeRef } from './types.ts';
import { textOf, type Walk } from './walk.ts';

/** Reads a statement; whatever is not known as one is read as expressions, so half-typed code still tells something. */
export function readStatement(walk: Walk, node: SyntaxNode, place: Place): void {
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
      for (const one of named(node)) walk.statement(one, place);
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
      readExit(walk, node, place);
      return;
    default:
      walk.value(node, place, 'dropped');
  }
}

function readExport(walk: Walk, node: SyntaxNode, place: Place): void {
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

function readDeclarator(walk: Walk, node: SyntaxNode, place: Place): void {
  if (node.type !== 'variable_declarator') return;
  const nameNode = child(node, 'name');
  const names = boundNames(nameNode, walk.text);
  const simple = nameNode?.type === 'identifier';
  const valueNode = child(node, 'value');
  const value = valueNode && walk.value(valueNode, { ...place, within: simple ? names : [] });
  const type = typeRef(child(node, 'type'), walk.text);
  if (simple) rememberType(place.scope, names, type, value);
  addEffect<Assignment>(place, {
    kind: 'assign',
    declares: true,
    target: simple ? names : [],
    targetSpan: spanOf(nameNode ?? node),
    names,
    operator: '=',
    ...(type && { type }),
    ...(value && { value }),
    span: spanOf(node),
  });
}

function readTypeDeclaration(walk: Walk, node: SyntaxNode): void {
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

function readExit(walk: Walk, node: SyntaxNode, place: Place): void {
  const kind = node.type.replace('_statement', '') as Exit['kind'];
  const [operand] = named(node);
  const carries = kind === 'return' || kind === 'throw';
  const value = carries && operand ? walk.value(operand, place, 'returned') : undefined;
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
    case 'for_in_statement': {
      const subject = walk.value(child(node, 'right'), place);
      const names = boundNames(child(node, 'left'), walk.text);
      if (body)
        walk.statement(
          body,
          inBlock(place, 'loop', body, node, { subject, names, awaits: hasToken(node, 'await') }),
        );
      return;
    }
    case 'for_statement':
    case 'while_statement':
    case 'do_statement': {
      const start = child(node, 'initializer');
      if (start) walk.statement(start, place);
      const condition = child(node, 'condition');
      const loop = inBlock(place, 'loop', body ?? node, node);
      const subject =
        condition && condition.type !== 'empty_statement' ? walk.value(condition, loop) : undefined;
      if (subject) place.body.blocks[loop.block] = { ...blockAt(loop), subject };
      if (body) walk.statement(body, loop);
      const step = child(node, 'increment');
      if (step) walk.value(step, loop, 'dropped');
      return;
    }
    case 'switch_statement':
      readSwitch(walk, node, place);
      return;
    case 'try_statement': {
      const handler = child(node, 'handler');
      const finalizer = child(node, 'finalizer');
      if (body) walk.statement(body, inBlock(place, 'try', body, node));
      const caught = child(handler, 'body');
      const names = boundNames(child(handler, 'parameter'), walk.text);
      if (caught) walk.statement(caught, inBlock(place, 'catch', caught, node, { names }));
      const last = child(finalizer, 'body');
      if (last) walk.statement(last, inBlock(place, 'finally', last, node));
    }
  }
}

function blockAt(place: Place) {
  const block = place.body.blocks[place.block];
  if (!block) throw new RangeError(`block ${place.block} is not open`);
  return block;
}

function readSwitch(walk: Walk, node: SyntaxNode, place: Place): void {
  walk.value(child(node, 'value'), place);
  for (const one of named(child(node, 'body'))) {
    const labelNode = child(one, 'value');
    const subject = labelNode && walk.value(labelNode, place);
    const inside = inBlock(place, 'case', one, node, subject ? { subject } : {});
    for (const statement of one.children.filter((each) => each.field === 'body'))
      walk.statement(statement, inside);
  }
}
