import { scopeIn, spanOf } from '../../drafts.ts';
import type { Annotation, Field, MethodSignature, TypeFact, Value } from '../../model.ts';
import { child, childOfType, named, type SyntaxNode } from '../../syntax.ts';
import { type Place, remember } from '../place.ts';
import { baseTypes, typeRef } from './types.ts';
import { type CSharpWalk, hasModifier, nameOf, partsOf } from './walk.ts';

/** Reads a class, struct, record or interface: its fields first, so that methods know their types. */
export function readType(walk: CSharpWalk, node: SyntaxNode, place: Place): void {
  const nameNode = child(node, 'name');
  const name = nameOf(walk, nameNode);
  const isInterface = node.type === 'interface_declaration';
  const members = partsOf(child(node, 'body'));
  const scope = scopeIn(place.scope);
  const inside: Place = { ...place, scope, within: [], owner: name };
  const fields = [
    ...named(childOfType(node, 'parameter_list')).map((one) => parameterField(walk, one, node)),
    ...members.flatMap((member) => fieldsOf(walk, member, inside)),
  ];
  for (const field of fields) {
    remember(scope, [field.name], field.type, field.value);
    if (field.type) scope.types.set(`this.${field.name}`, field.type);
  }
  const bases = baseTypes(node, walk.text);
  const [first] = bases;
  const base = first && !isInterface && !isInterfaceName(first.name) ? first : undefined;
  walk.types.push({
    kind: isInterface ? 'interface' : 'class',
    name,
    nameSpan: spanOf(nameNode ?? node),
    span: spanOf(node),
    annotations: walk.annotations(node, place),
    extends: base ? [base] : [],
    implements: base ? bases.slice(1) : bases,
    fields: isInterface ? fields.map((field) => ({ ...field, isPublic: true })) : fields,
    methods: members.flatMap((member) => methodOf(walk, member)),
  } satisfies TypeFact);
  for (const member of members) readMember(walk, member, inside);
}

/** The syntax does not tell a base class from an interface; the naming rule of .NET does. */
function isInterfaceName(name: string): boolean {
  return /^I[A-Z]/.test(name);
}

function readMember(walk: CSharpWalk, member: SyntaxNode, place: Place): void {
  switch (member.type) {
    case 'method_declaration':
    case 'constructor_declaration':
    case 'destructor_declaration':
    case 'operator_declaration':
    case 'conversion_operator_declaration':
      // One that is only declared, as in an interface, does nothing.
      if (child(member, 'body')) walk.functionBody(member, place, nameOf(walk, child(member, 'name')));
      return;
    case 'property_declaration':
    case 'indexer_declaration':
    case 'event_declaration': {
      const name = nameOf(walk, child(member, 'name'));
      const computed = childOfType(member, 'arrow_expression_clause');
      if (computed) walk.functionBody(computed, place, name);
      for (const accessor of named(child(member, 'accessors'))) {
        if (child(accessor, 'body')) walk.functionBody(accessor, place, name);
      }
      return;
    }
    case 'class_declaration':
    case 'struct_declaration':
    case 'record_declaration':
    case 'interface_declaration':
      walk.typeFact(member, place);
      return;
    case 'ERROR':
      walk.statement(member, place);
  }
}

/** A parameter of a primary constructor: a public property of a record, a hidden field of a class. */
function parameterField(walk: CSharpWalk, node: SyntaxNode, owner: SyntaxNode): Field {
  const isRecord = owner.type === 'record_declaration';
  const isStruct = owner.children.some((one) => one.type === 'struct');
  const nameNode = child(node, 'name');
  const type = typeRef(child(node, 'type'), walk.text);
  return {
    name: nameOf(walk, nameNode),
    ...(type && { type }),
    readonly: isRecord && (!isStruct || hasModifier(walk, owner, 'readonly')),
    isPublic: isRecord,
    isStatic: false,
    span: spanOf(node),
    nameSpan: spanOf(nameNode ?? node),
  };
}

function fieldsOf(walk: CSharpWalk, member: SyntaxNode, place: Place): Field[] {
  if (member.type === 'property_declaration') return propertyField(walk, member, place);
  if (member.type !== 'field_declaration') return [];
  const declaration = childOfType(member, 'variable_declaration');
  return named(declaration)
    .filter((one) => one.type === 'variable_declarator')
    .map((declarator) =>
      fieldOf(walk, member, place, {
        type: child(declaration, 'type'),
        nameNode: child(declarator, 'name'),
        value: named(declarator).find((one) => one.field !== 'name'),
        readonly: hasModifier(walk, member, 'readonly') || hasModifier(walk, member, 'const'),
      }),
    );
}

/** A property that holds a value; what a computed one does is a body. */
function propertyField(walk: CSharpWalk, member: SyntaxNode, place: Place): Field[] {
  const accessors = named(child(member, 'accessors'));
  if (accessors.length === 0 || accessors.some((one) => child(one, 'body'))) return [];
  const setter = accessors.find((one) => child(one, 'name')?.type === 'set');
  return [
    fieldOf(walk, member, place, {
      type: child(member, 'type'),
      nameNode: child(member, 'name'),
      value: child(member, 'value'),
      readonly: !setter || hasModifier(walk, setter, 'private'),
    }),
  ];
}

interface Held {
  readonly type: SyntaxNode | undefined;
  readonly nameNode: SyntaxNode | undefined;
  readonly value: SyntaxNode | undefined;
  readonly readonly: boolean;
}

function fieldOf(walk: CSharpWalk, member: SyntaxNode, place: Place, held: Held): Field {
  const name = nameOf(walk, held.nameNode);
  const type = typeRef(held.type, walk.text);
  const value = held.value && walk.value(held.value, { ...place, within: [name] });
  return {
    name,
    ...(type && { type }),
    readonly: held.readonly,
    isPublic: hasModifier(walk, member, 'public'),
    isStatic: hasModifier(walk, member, 'static') || hasModifier(walk, member, 'const'),
    ...(value && { value }),
    span: spanOf(member),
    nameSpan: spanOf(held.nameNode ?? member),
  };
}

function methodOf(walk: CSharpWalk, member: SyntaxNode): MethodSignature[] {
  if (member.type !== 'method_declaration') return [];
  const returns = typeRef(child(member, 'returns'), walk.text);
  const async = hasModifier(walk, member, 'async');
  return [{ name: nameOf(walk, child(member, 'name')), async, ...(returns && { returns }) }];
}

export function readAnnotations(walk: CSharpWalk, declaration: SyntaxNode, place: Place): Annotation[] {
  return declaration.children
    .filter((one) => one.type === 'attribute_list')
    .flatMap((list) => named(list))
    .filter((one) => one.type === 'attribute')
    .map((node) => ({
      name: typeRef(child(node, 'name'), walk.text)?.name ?? '',
      arguments: named(childOfType(node, 'attribute_argument_list')).map((one) =>
        attributeArgument(walk, one, place),
      ),
      span: spanOf(node),
    }));
}

/** `Name = "orders"` counts as `"orders"`. */
function attributeArgument(walk: CSharpWalk, node: SyntaxNode, place: Place): Value {
  const given = named(node).at(-1);
  return walk.value(given?.type === 'assignment_expression' ? child(given, 'right') : given, place);
}
