import { scopeIn, spanOf } from '../../drafts.ts';
import type { Annotation, Field, Parameter, TypeFact, Value } from '../../model.ts';
import { child, childOfType, named, type SyntaxNode } from '../../syntax.ts';
import { readFunctionBody } from '../functions.ts';
import { type Place, remember } from '../place.ts';
import { readAll } from '../statements.ts';
import { textOf } from '../walk.ts';
import { typeRef, typeRefs } from './types.ts';
import type { JavaWalk } from './walk.ts';

/** Reads a class, interface, record, enum or anonymous class: its fields first, so that methods know their types. */
export function readType(walk: JavaWalk, node: SyntaxNode, place: Place): void {
  const nameNode = child(node, 'name');
  const isAnonymous = node.type === 'object_creation_expression';
  const name = isAnonymous ? '' : textOf(walk, nameNode);
  const members = membersOf(node);
  const scope = scopeIn(place.scope);
  const inside: Place = { ...place, scope, within: [], owner: isAnonymous ? place.owner : name };
  const fields = [
    ...named(node.type === 'record_declaration' ? child(node, 'parameters') : undefined).map((one) =>
      componentOf(walk, one),
    ),
    ...members.flatMap((member) => fieldsOf(walk, member, inside)),
  ];
  for (const field of fields) {
    remember(scope, [field.name], field.type, field.value);
    if (field.type) scope.types.set(`this.${field.name}`, field.type);
  }
  const superclass = isAnonymous ? child(node, 'type') : named(child(node, 'superclass'))[0];
  const base = typeRef(superclass, walk.text);
  const interfaces = childOfType(
    child(node, 'interfaces') ?? childOfType(node, 'extends_interfaces'),
    'type_list',
  );
  walk.types.push({
    kind: node.type === 'interface_declaration' ? 'interface' : 'class',
    name,
    nameSpan: spanOf(nameNode ?? node),
    span: spanOf(node),
    annotations: walk.annotations(childOfType(node, 'modifiers'), place),
    extends: base ? [base] : [],
    implements: typeRefs(interfaces, walk.text),
    fields,
    methods: members.flatMap((member) => methodOf(walk, member)),
  });
  for (const member of members) {
    if (/^(?:method|constructor|compact_constructor)_declaration$/.test(member.type)) {
      walk.functionBody(member, inside, textOf(walk, child(member, 'name')));
    } else if (/^(?:static_initializer|block)$/.test(member.type)) {
      readAll(walk, member, inside);
    } else if (/^(?:class|interface|record|enum)_declaration$/.test(member.type))
      walk.typeFact(member, inside);
  }
}

function membersOf(node: SyntaxNode): readonly SyntaxNode[] {
  const body = child(node, 'body') ?? childOfType(node, 'class_body');
  return named(body).flatMap((member) =>
    member.type === 'enum_body_declarations' ? named(member) : [member],
  );
}

function fieldsOf(walk: JavaWalk, member: SyntaxNode, place: Place): Field[] {
  if (member.type !== 'field_declaration') return [];
  const modifiersNode = childOfType(member, 'modifiers');
  const modifiers = textOf(walk, modifiersNode);
  const annotations = walk.annotations(modifiersNode, place);
  const type = typeRef(child(member, 'type'), walk.text);
  return member.children
    .filter((one) => one.field === 'declarator')
    .map((declarator) => {
      const nameNode = child(declarator, 'name');
      const name = textOf(walk, nameNode);
      const valueNode = child(declarator, 'value');
      const value = valueNode && walk.value(valueNode, { ...place, within: [name] });
      return {
        name,
        ...(type && { type }),
        readonly: /\bfinal\b/.test(modifiers),
        isPublic: /\bpublic\b/.test(modifiers),
        isStatic: /\bstatic\b/.test(modifiers),
        annotations,
        ...(value && { value }),
        span: spanOf(member),
        nameSpan: spanOf(nameNode ?? declarator),
      };
    });
}

function componentOf(walk: JavaWalk, node: SyntaxNode): Field {
  const nameNode = child(node, 'name');
  const type = typeRef(child(node, 'type'), walk.text);
  return {
    name: textOf(walk, nameNode),
    ...(type && { type }),
    readonly: true,
    isPublic: true,
    isStatic: false,
    span: spanOf(node),
    nameSpan: spanOf(nameNode ?? node),
  };
}

function methodOf(walk: JavaWalk, member: SyntaxNode): TypeFact['methods'] {
  if (member.type !== 'method_declaration') return [];
  const returns = typeRef(child(member, 'type'), walk.text);
  return [{ name: textOf(walk, child(member, 'name')), async: false, ...(returns && { returns }) }];
}

/** Reads a method, constructor or lambda as a new body and returns its index. */
export function readFunction(walk: JavaWalk, node: SyntaxNode, place: Place, name: string): number {
  const isLambda = node.type === 'lambda_expression';
  const code = child(node, 'body');
  return readFunctionBody(walk, node, place, {
    kind: isLambda ? 'function' : node.type === 'method_declaration' ? 'method' : 'constructor',
    name,
    nameNode: child(node, 'name'),
    within: isLambda ? place.within.slice(0, -1) : [],
    async: false,
    parameters: parametersOf(walk, child(node, 'parameters'), place),
    returns: typeRef(child(node, 'type'), walk.text),
    annotations: walk.annotations(childOfType(node, 'modifiers'), place),
    code,
    isBlock: /^(?:block|constructor_body)$/.test(code?.type ?? ''),
  });
}

function parametersOf(walk: JavaWalk, list: SyntaxNode | undefined, place: Place): Parameter[] {
  if (list?.type === 'identifier') return [untyped(walk, list)];
  return named(list).map((node) => {
    if (node.type === 'identifier') return untyped(walk, node);
    const nameNode = child(node, 'name') ?? child(childOfType(node, 'variable_declarator'), 'name');
    const type = typeRef(child(node, 'type') ?? named(node).find((one) => /type/.test(one.type)), walk.text);
    return {
      names: [textOf(walk, nameNode)],
      destructured: false,
      ...(type && { type }),
      annotations: walk.annotations(childOfType(node, 'modifiers'), place),
      span: spanOf(node),
    };
  });
}

function untyped(walk: JavaWalk, node: SyntaxNode): Parameter {
  return { names: [textOf(walk, node)], destructured: false, annotations: [], span: spanOf(node) };
}

export function readAnnotations(
  walk: JavaWalk,
  modifiers: SyntaxNode | undefined,
  place: Place,
): Annotation[] {
  return named(modifiers)
    .filter((one) => /annotation$/.test(one.type))
    .map((node) => {
      const name = textOf(walk, child(node, 'name'));
      const given = named(child(node, 'arguments'));
      return {
        name: name.slice(name.lastIndexOf('.') + 1),
        arguments: given.map((one) => argumentOf(walk, one, place)),
        keys: given.map((one) => keyOf(walk, one)),
        span: spanOf(node),
      };
    });
}

function keyOf(walk: JavaWalk, node: SyntaxNode): string | undefined {
  return node.type === 'element_value_pair' ? textOf(walk, child(node, 'key')) : undefined;
}

function argumentOf(walk: JavaWalk, node: SyntaxNode, place: Place): Value {
  return walk.value(node.type === 'element_value_pair' ? child(node, 'value') : node, place);
}
