import { scopeIn, spanOf } from '../../drafts.ts';
import type { Field, MethodSignature, Parameter, TypeFact, TypeRef } from '../../model.ts';
import { child, childOfType, named, type SyntaxNode } from '../../syntax.ts';
import { readFunctionBody } from '../functions.ts';
import type { Place } from '../place.ts';
import { textOf } from '../walk.ts';
import { typeRef } from './types.ts';
import type { GoWalk } from './walk.ts';

/** Reads the types declared directly in a node, before its functions, which may stand above or below them. */
export function readTypes(walk: GoWalk, node: SyntaxNode): void {
  const declarations = node.type === 'type_declaration' ? [node] : named(node).flatMap(readable);
  const specs = declarations.filter((one) => one.type === 'type_declaration').flatMap(named);
  for (const spec of specs) {
    const fact = typeFact(walk, spec, methodsIn(walk, declarations));
    if (!fact) continue;
    walk.types.push(fact);
    const types = fact.fields.flatMap(({ name, type }): [string, TypeRef][] => (type ? [[name, type]] : []));
    walk.fieldTypes.set(fact.name, new Map(types));
  }
}

/** What the parser could not place has declarations in it. */
function readable(node: SyntaxNode): readonly SyntaxNode[] {
  return node.type === 'ERROR' ? named(node) : [node];
}

/** Methods by the name of the type they belong to. */
function methodsIn(walk: GoWalk, declarations: readonly SyntaxNode[]): Map<string, MethodSignature[]> {
  const methods = new Map<string, MethodSignature[]>();
  for (const node of declarations) {
    if (node.type !== 'method_declaration') continue;
    const owner = receiverOf(walk, node)?.type?.name ?? '';
    methods.set(owner, [...(methods.get(owner) ?? []), signatureOf(walk, node)]);
  }
  return methods;
}

function signatureOf(walk: GoWalk, node: SyntaxNode): MethodSignature {
  const returns = resultOf(walk, node);
  return { name: textOf(walk, child(node, 'name')), async: false, ...(returns && { returns }) };
}

function typeFact(
  walk: GoWalk,
  spec: SyntaxNode,
  methods: ReadonlyMap<string, readonly MethodSignature[]>,
): TypeFact | undefined {
  const nameNode = child(spec, 'name');
  const type = child(spec, 'type');
  if (!nameNode || !type) return undefined;
  const name = textOf(walk, nameNode);
  const isStruct = type.type === 'struct_type';
  const isInterface = type.type === 'interface_type';
  const list = childOfType(type, 'field_declaration_list');
  const aliased = isStruct || isInterface ? undefined : typeRef(type, walk.text);
  return {
    kind: isStruct ? 'class' : isInterface ? 'interface' : 'alias',
    name,
    nameSpan: spanOf(nameNode),
    span: spanOf(spec),
    annotations: [],
    extends: embeddedIn(walk, isStruct ? list : type),
    implements: [],
    fields: isStruct ? named(list).flatMap((one) => fieldsOf(walk, one)) : [],
    methods: isInterface
      ? named(type)
          .filter((one) => one.type === 'method_elem')
          .map((one) => signatureOf(walk, one))
      : (methods.get(name) ?? []),
    ...(aliased && { aliased }),
  };
}

/** Types whose members a struct or interface takes over. */
function embeddedIn(walk: GoWalk, list: SyntaxNode | undefined): TypeRef[] {
  return named(list).flatMap((one) => {
    const isEmbedded = one.type === 'type_elem' || (one.type === 'field_declaration' && !child(one, 'name'));
    return isEmbedded ? (typeRef(child(one, 'type') ?? one, walk.text) ?? []) : [];
  });
}

/** An embedded type is a field of its name. */
function fieldsOf(walk: GoWalk, node: SyntaxNode): Field[] {
  if (node.type !== 'field_declaration') return [];
  const type = typeRef(child(node, 'type'), walk.text);
  const names = node.children.filter((one) => one.field === 'name' && one.named);
  const field = (name: string, at: SyntaxNode): Field => ({
    name,
    ...(type && { type }),
    readonly: false,
    isPublic: /^\p{Lu}/u.test(name),
    isStatic: false,
    span: spanOf(node),
    nameSpan: spanOf(at),
  });
  return names.length > 0
    ? names.map((one) => field(textOf(walk, one), one))
    : [field(type?.name ?? '', child(node, 'type') ?? node)];
}

/** Reads a function, method or function literal as a new body and returns its index. */
export function readFunction(walk: GoWalk, node: SyntaxNode, place: Place): number {
  const isLiteral = node.type === 'func_literal';
  const receiver = receiverOf(walk, node);
  const owner = receiver ? (receiver.type?.name ?? '') : place.owner;
  const nameNode = child(node, 'name');
  const code = child(node, 'body');
  return readFunctionBody(
    walk,
    node,
    { ...place, owner, scope: scopeOf(walk, place, owner) },
    {
      kind: receiver ? 'method' : 'function',
      name: isLiteral ? (place.within.at(-1) ?? '') : textOf(walk, nameNode),
      nameNode,
      within: isLiteral ? place.within.slice(0, -1) : [],
      async: false,
      parameters: named(child(node, 'parameters')).flatMap((one) => parametersOf(walk, one)),
      ...(receiver && { self: receiver.names[0] ?? '' }),
      returns: resultOf(walk, node),
      annotations: [],
      code,
      isBlock: true,
    },
  );
}

/** The scope around the methods of a type: its fields. */
function scopeOf(walk: GoWalk, place: Place, owner: string | undefined) {
  const fields = owner === place.owner ? undefined : walk.fieldTypes.get(owner ?? '');
  if (!fields) return place.scope;
  const scope = scopeIn(place.scope);
  for (const [name, type] of fields) scope.types.set(`this.${name}`, type);
  return scope;
}

function receiverOf(walk: GoWalk, node: SyntaxNode): Parameter | undefined {
  const [receiver] = named(child(node, 'receiver'));
  return receiver && parametersOf(walk, receiver)[0];
}

/** `a, b int` are two parameters; one without a name binds none. */
function parametersOf(walk: GoWalk, node: SyntaxNode): Parameter[] {
  const type = typeRef(child(node, 'type'), walk.text);
  const names = node.children.filter((one) => one.field === 'name' && one.named);
  const parameter = (bound: readonly string[]): Parameter => ({
    names: bound,
    destructured: false,
    ...(type && { type }),
    annotations: [],
    span: spanOf(node),
  });
  return names.length > 0 ? names.map((one) => parameter([textOf(walk, one)])) : [parameter([])];
}

/** The first result: the error that may follow is how Go fails. */
function resultOf(walk: GoWalk, node: SyntaxNode): TypeRef | undefined {
  const result = child(node, 'result');
  const first = result?.type === 'parameter_list' ? child(named(result)[0], 'type') : result;
  return typeRef(first, walk.text);
}
