import { scopeIn, spanOf } from '../../drafts.ts';
import type { Annotation, Field, Parameter, TypeFact, TypeRef } from '../../model.ts';
import { child, hasToken, named, type SyntaxNode } from '../../syntax.ts';
import { readFunctionBody } from '../functions.ts';
import type { Place } from '../place.ts';
import { textOf } from '../walk.ts';
import { boundNames } from './names.ts';
import { typeRef } from './types.ts';
import type { FunctionOrigin, PythonWalk } from './walk.ts';

/** Reads a class: its fields first, so that methods know their types. */
export function readClass(
  walk: PythonWalk,
  node: SyntaxNode,
  place: Place,
  decorators: readonly SyntaxNode[],
): void {
  const nameNode = child(node, 'name');
  const name = textOf(walk, nameNode);
  const members = named(child(node, 'body'));
  const scope = scopeIn(place.scope);
  const inside: Place = { ...place, scope, within: [], owner: name };
  const annotations = walk.annotations(decorators, place);
  const bases = basesOf(walk, node);
  const fields = [
    ...members.flatMap((member) => fieldOf(walk, member, inside, isFrozen(walk, decorators))),
    ...members.flatMap((member) => assignedFields(walk, member)),
  ].filter((field, index, all) => all.findIndex((one) => one.name === field.name) === index);
  for (const field of fields) {
    if (field.type) scope.types.set(`this.${field.name}`, field.type);
  }
  walk.types.push({
    kind: bases.some((base) => base.name === 'Protocol') ? 'interface' : 'class',
    name,
    nameSpan: spanOf(nameNode ?? node),
    span: spanOf(node),
    annotations,
    extends: bases,
    implements: [],
    fields,
    methods: members.flatMap((member) => methodOf(walk, member)),
  });
  for (const member of members) readMember(walk, member, inside);
}

function readMember(walk: PythonWalk, member: SyntaxNode, place: Place): void {
  const definition = undecorated(member);
  if (definition.type === 'function_definition') {
    const decorators = member.children.filter((one) => one.type === 'decorator');
    const name = textOf(walk, child(definition, 'name'));
    walk.functionBody(definition, place, { name, within: [], inClass: true, decorators });
  } else if (!declaredIn(member)) walk.statement(member, place);
}

/** The definition itself, without the decorators around it. */
function undecorated(member: SyntaxNode): SyntaxNode {
  return child(member, 'definition') ?? member;
}

function basesOf(walk: PythonWalk, node: SyntaxNode): TypeRef[] {
  return named(child(node, 'superclasses'))
    .filter((one) => one.type !== 'keyword_argument')
    .flatMap((one) => typeRef(one, walk.text) ?? []);
}

/** `@dataclass(frozen=True)` */
function isFrozen(walk: PythonWalk, decorators: readonly SyntaxNode[]): boolean {
  return decorators.some((one) => /\bfrozen\s*=\s*True\b/.test(textOf(walk, one)));
}

/** The assignment that a member of a class is, where it is one of a name. */
function declaredIn(member: SyntaxNode): SyntaxNode | undefined {
  const [assignment] = member.type === 'expression_statement' ? named(member) : [];
  return assignment?.type === 'assignment' && child(assignment, 'left')?.type === 'identifier'
    ? assignment
    : undefined;
}

/** With an annotation it belongs to each object, as in a dataclass; without one to the class. */
function fieldOf(walk: PythonWalk, member: SyntaxNode, place: Place, isReadonly: boolean): Field[] {
  const assignment = declaredIn(member);
  const nameNode = child(assignment, 'left');
  if (!assignment || !nameNode) return [];
  const name = textOf(walk, nameNode);
  const written = typeRef(child(assignment, 'type'), walk.text);
  const isStatic = !written || written.name === 'ClassVar';
  const type = written?.name === 'ClassVar' ? written.arguments[0] : written;
  const valueNode = child(assignment, 'right');
  const value = valueNode && walk.value(valueNode, { ...place, within: [name] });
  return [
    {
      name,
      ...(type && { type }),
      readonly: isReadonly,
      isPublic: !name.startsWith('_'),
      isStatic,
      ...(value && { value }),
      span: spanOf(member),
      nameSpan: spanOf(nameNode),
    },
  ];
}

/** What `__init__` assigns to `self`; a type comes from the parameter, or from the class that is called. */
function assignedFields(walk: PythonWalk, member: SyntaxNode): Field[] {
  const definition = undecorated(member);
  if (textOf(walk, child(definition, 'name')) !== '__init__') return [];
  const [self, ...parameters] = named(child(definition, 'parameters'));
  const typeOf = (name: string) =>
    typeRef(
      child(
        parameters.find((one) => parameterNames(walk, one).includes(name)),
        'type',
      ),
      walk.text,
    );
  return named(child(definition, 'body')).flatMap((statement): Field[] => {
    const [assignment] = named(statement);
    const left = child(assignment, 'left');
    if (assignment?.type !== 'assignment' || left?.type !== 'attribute') return [];
    const nameNode = child(left, 'attribute');
    if (!self || textOf(walk, child(left, 'object')) !== textOf(walk, self)) return [];
    const right = child(assignment, 'right');
    const made = right?.type === 'call' ? child(right, 'function') : undefined;
    const madeType = /(?:^|\.)_*[A-Z]\w*$/.test(textOf(walk, made)) ? typeRef(made, walk.text) : undefined;
    const type = typeRef(child(assignment, 'type'), walk.text) ?? madeType ?? typeOf(textOf(walk, right));
    const name = textOf(walk, nameNode);
    return [
      {
        name,
        ...(type && { type }),
        readonly: false,
        isPublic: !name.startsWith('_'),
        isStatic: false,
        span: spanOf(statement),
        nameSpan: spanOf(nameNode ?? left),
      },
    ];
  });
}

function methodOf(walk: PythonWalk, member: SyntaxNode): TypeFact['methods'] {
  const definition = undecorated(member);
  if (definition.type !== 'function_definition') return [];
  const returns = typeRef(child(definition, 'return_type'), walk.text);
  return [
    {
      name: textOf(walk, child(definition, 'name')),
      async: hasToken(definition, 'async'),
      ...(returns && { returns }),
    },
  ];
}

/** `type OrderEvent = OrderPlaced | OrderRejected` */
export function readAlias(walk: PythonWalk, node: SyntaxNode): void {
  const left = child(node, 'left');
  const name = typeRef(left, walk.text);
  const aliased = typeRef(child(node, 'right'), walk.text);
  if (!left || !name) return;
  walk.types.push({
    kind: 'alias',
    name: name.name,
    nameSpan: spanOf(left),
    span: spanOf(node),
    annotations: [],
    extends: [],
    implements: [],
    fields: [],
    methods: [],
    ...(aliased && { aliased }),
  });
}

/** Reads a function, method or lambda as a new body and returns its index. */
export function readFunction(
  walk: PythonWalk,
  node: SyntaxNode,
  place: Place,
  { name, within, inClass, decorators }: FunctionOrigin,
): number {
  const annotations = walk.annotations(decorators, place);
  const isBound = inClass && annotations.every((one) => one.name !== 'staticmethod');
  const list = named(child(node, 'parameters')).filter((one) => !/_separator$/.test(one.type));
  const self = isBound ? parameterNames(walk, list[0])[0] : undefined;
  const code = child(node, 'body');
  return readFunctionBody(walk, node, place, {
    kind: inClass ? (name === '__init__' ? 'constructor' : 'method') : 'function',
    name,
    nameNode: child(node, 'name'),
    within,
    async: hasToken(node, 'async'),
    parameters: (isBound ? list.slice(1) : list).map((one) => readParameter(walk, one, place)),
    ...(self !== undefined && { self }),
    returns: typeRef(child(node, 'return_type'), walk.text),
    annotations,
    code,
    isBlock: node.type === 'function_definition',
  });
}

function readParameter(walk: PythonWalk, node: SyntaxNode, place: Place): Parameter {
  const type = typeRef(child(node, 'type'), walk.text);
  const valueNode = child(node, 'value');
  const value = valueNode && walk.value(valueNode, { ...place, within: [] });
  return {
    names: parameterNames(walk, node),
    destructured: false,
    ...(type && { type }),
    annotations: [],
    ...(value && { value }),
    span: spanOf(node),
  };
}

/** The name of a parameter, whether or not it has a type, a default or stars. */
function parameterNames(walk: PythonWalk, node: SyntaxNode | undefined): string[] {
  const nameNode = child(node, 'name') ?? (node?.type === 'typed_parameter' ? named(node)[0] : node);
  return boundNames(nameNode, walk.text);
}

export function readAnnotations(
  walk: PythonWalk,
  decorators: readonly SyntaxNode[],
  place: Place,
): Annotation[] {
  return decorators.flatMap((node): Annotation[] => {
    const value = walk.value(named(node)[0], place);
    const path = value.kind === 'call' ? value.call.path : value.kind === 'name' ? value.path : [];
    const name = path.at(-1);
    if (name === undefined) return [];
    const qualifier = path.slice(0, -1).join('.');
    return [
      {
        name,
        ...(qualifier && { qualifier }),
        arguments: value.kind === 'call' ? value.call.arguments : [],
        span: spanOf(node),
      },
    ];
  });
}
