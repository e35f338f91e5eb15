import { scopeIn, spanOf } from '../../drafts.ts';
import type { Field, Parameter } from '../../model.ts';
import { child, childOfType, hasToken, named, type SyntaxNode } from '../../syntax.ts';
import { readFunctionBody } from '../functions.ts';
import type { Place } from '../place.ts';
import { textOf } from '../walk.ts';
import { isPublic, memberName } from './members.ts';
import { boundNames } from './patterns.ts';
import { methodSignature, typeRef } from './types.ts';
import type { FunctionOrigin, ScriptWalk } from './walk.ts';

/** Reads a function of any form as a new body and returns its index. */
export function readFunction(
  walk: ScriptWalk,
  node: SyntaxNode,
  place: Place,
  origin: FunctionOrigin,
): number {
  const lone = child(node, 'parameter');
  const parameters = lone ? [lone] : named(child(node, 'parameters'));
  const code = child(node, 'body');
  return readFunctionBody(walk, node, place, {
    ...origin,
    annotations: origin.annotations ?? [],
    async: hasToken(node, 'async'),
    parameters: parameters.map((one) => readParameter(walk, one, place)),
    returns: typeRef(child(node, 'return_type'), walk.text),
    code,
    isBlock: code?.type === 'statement_block',
  });
}

function readParameter(walk: ScriptWalk, node: SyntaxNode, place: Place): Parameter {
  const pattern = child(node, 'pattern') ?? node;
  const type = typeRef(child(node, 'type'), walk.text);
  const valueNode =
    child(node, 'value') ?? (node.type === 'assignment_pattern' ? child(node, 'right') : undefined);
  const value = valueNode && walk.value(valueNode, { ...place, within: [] });
  return {
    names: pattern.type === 'this' ? [] : boundNames(pattern, walk.text),
    destructured: /^(?:object|array)_pattern$/.test(pattern.type),
    ...(type && { type }),
    annotations: walk.annotations(
      node.children.filter((one) => one.type === 'decorator'),
      place,
    ),
    ...(value && { value }),
    span: spanOf(node),
  };
}

/** Reads a class: its fields first, so that method bodies know their types. */
export function readClass(
  walk: ScriptWalk,
  node: SyntaxNode,
  place: Place,
  decorators: readonly SyntaxNode[],
  given = '',
): void {
  const nameNode = child(node, 'name');
  const name = textOf(walk, nameNode) || given;
  const members = child(node, 'body')?.children ?? [];
  const scope = scopeIn(place.scope);
  const inside: Place = { ...place, scope, within: [], owner: name };
  const fields = members.flatMap((member) => fieldsOf(walk, member, inside));
  for (const field of fields) {
    if (field.type) scope.types.set(`this.${field.name}`, field.type);
  }
  const heritage = childOfType(node, 'class_heritage');
  const base = childOfType(heritage, 'extends_clause');
  walk.types.push({
    kind: 'class',
    name,
    nameSpan: spanOf(nameNode ?? node),
    span: spanOf(node),
    annotations: walk.annotations(decorators, place),
    extends: base ? baseTypes(walk, base) : [],
    implements: named(childOfType(heritage, 'implements_clause')).flatMap(
      (one) => typeRef(one, walk.text) ?? [],
    ),
    fields,
    methods: members.flatMap((member) => methodSignature(member, walk.text) ?? []),
  });

  let pending: SyntaxNode[] = [];
  for (const member of members) {
    if (member.type === 'decorator') pending.push(member);
    else if (member.type === 'method_definition') {
      readMethod(walk, member, inside, pending);
      pending = [];
    } else if (member.type === 'class_static_block') walk.statement(child(member, 'body') ?? member, inside);
    else if (member.named && member.type !== 'comment') pending = [];
  }
}

function readMethod(
  walk: ScriptWalk,
  node: SyntaxNode,
  place: Place,
  decorators: readonly SyntaxNode[],
): void {
  const nameNode = child(node, 'name');
  const name = memberName(nameNode, walk.text);
  const kind = name === 'constructor' ? 'constructor' : 'method';
  walk.functionBody(node, place, {
    kind,
    name,
    nameNode,
    within: [],
    annotations: walk.annotations(decorators, place),
  });
}

/** `extends Base<T>` keeps type and arguments apart; `extends mixin(Base)` counts as extending `mixin`. */
function baseTypes(walk: ScriptWalk, clause: SyntaxNode) {
  const value = child(clause, 'value');
  const callee = value?.type === 'call_expression' ? child(value, 'function') : value;
  if (!callee) return [];
  const name = textOf(walk, callee.type === 'member_expression' ? child(callee, 'property') : callee);
  const given = child(clause, 'type_arguments');
  const args = named(given).flatMap((one) => typeRef(one, walk.text) ?? []);
  return [{ name, arguments: args, union: [], span: spanOf(callee) }];
}

function fieldsOf(walk: ScriptWalk, member: SyntaxNode, place: Place): Field[] {
  if (member.type === 'public_field_definition') {
    const nameNode = child(member, 'name');
    const name = memberName(nameNode, walk.text);
    const valueNode = child(member, 'value');
    const value = valueNode && walk.value(valueNode, { ...place, within: [name] });
    const made = value?.kind === 'call' && value.call.construct ? value.call.path.at(-1) : undefined;
    const type =
      typeRef(child(member, 'type'), walk.text) ??
      (made ? { name: made, arguments: [], union: [], span: spanOf(member) } : undefined);
    return [
      {
        name,
        ...(type && { type }),
        readonly: hasToken(member, 'readonly'),
        isPublic: isPublic(member, walk.text),
        isStatic: hasToken(member, 'static'),
        ...(value && { value }),
        span: spanOf(member),
        nameSpan: spanOf(nameNode ?? member),
      },
    ];
  }
  const isConstructor =
    member.type === 'method_definition' && textOf(walk, child(member, 'name')) === 'constructor';
  if (!isConstructor) return [];
  return named(child(member, 'parameters')).flatMap((parameter) => parameterField(walk, parameter));
}

/** A constructor parameter with a modifier is a field too. */
function parameterField(walk: ScriptWalk, node: SyntaxNode): Field[] {
  const modified = childOfType(node, 'accessibility_modifier') !== undefined || hasToken(node, 'readonly');
  const nameNode = child(node, 'pattern');
  const [name] = boundNames(nameNode, walk.text);
  if (!modified || !nameNode || name === undefined) return [];
  const type = typeRef(child(node, 'type'), walk.text);
  return [
    {
      name,
      ...(type && { type }),
      readonly: hasToken(node, 'readonly'),
      isPublic: isPublic(node, walk.text),
      isStatic: false,
      span: spanOf(node),
      nameSpan: spanOf(nameNode),
    },
  ];
}
