import { spanOf } from '../../drafts.ts';
import type { Field, MethodSignature, TypeRef } from '../../model.ts';
import { child, hasToken, named, type SyntaxNode } from '../../syntax.ts';
import { unquote } from '../text.ts';
import { memberName } from './members.ts';

/** Reads a type as it is written; anything unusual keeps its text as name. */
export function typeRef(node: SyntaxNode | undefined, text: string): TypeRef | undefined {
  if (!node) return undefined;
  const plain = (name: string, args: readonly TypeRef[] = []): TypeRef => ({
    name,
    arguments: args,
    union: [],
    span: spanOf(node),
  });
  const inner = (from: SyntaxNode | undefined) => named(from).flatMap((one) => typeRef(one, text) ?? []);

  switch (node.type) {
    case 'type_annotation':
    case 'parenthesized_type':
    case 'readonly_type':
    case 'asserts':
      return inner(node)[0];
    case 'generic_type':
      return plain(typeName(child(node, 'name'), text), inner(child(node, 'type_arguments')));
    case 'array_type':
      return plain('Array', inner(node));
    case 'tuple_type':
      return plain('Array', inner(node));
    case 'union_type': {
      const union = inner(node).flatMap((one) => (one.union.length > 0 ? one.union : [one]));
      const first = union.find((one) => one.name !== 'null' && one.name !== 'undefined');
      return { ...plain(first?.name ?? '', first?.arguments), union };
    }
    case 'literal_type': {
      const [literal] = named(node);
      if (literal?.type === 'string')
        return { ...plain('string'), literal: unquote(text.slice(literal.start, literal.end)) };
      return plain(text.slice(node.start, node.end));
    }
    case 'object_type':
      return {
        ...plain('{}'),
        fields: named(node).flatMap((one) => fieldOfSignature(one, text) ?? []),
        methods: named(node).flatMap((one) => methodSignature(one, text) ?? []),
      };
    case 'intersection_type':
      return { ...plain(inner(node)[0]?.name ?? ''), fields: inner(node).flatMap((one) => one.fields ?? []) };
    case 'type_arguments':
    case 'comment':
      return undefined;
    default:
      return plain(typeName(node, text));
  }
}

/** The last part of a possibly qualified name. */
function typeName(node: SyntaxNode | undefined, text: string): string {
  if (!node) return '';
  const last = node.type === 'nested_type_identifier' ? child(node, 'name') : undefined;
  const at = last ?? node;
  return text.slice(at.start, Math.min(at.end, at.start + 80));
}

/** A member of an interface or type literal. */
function fieldOfSignature(node: SyntaxNode, text: string): Field | undefined {
  if (node.type !== 'property_signature') return undefined;
  const name = child(node, 'name');
  if (!name) return undefined;
  const type = typeRef(child(node, 'type'), text);
  return {
    name: memberName(name, text),
    ...(type && { type }),
    readonly: hasToken(node, 'readonly'),
    isPublic: true,
    isStatic: false,
    span: spanOf(node),
    nameSpan: spanOf(name),
  };
}

/** A method of a class, interface or type literal, with or without a body. */
export function methodSignature(node: SyntaxNode, text: string): MethodSignature | undefined {
  if (!/^(?:abstract_)?method_(?:signature|definition)$/.test(node.type)) return undefined;
  const returns = typeRef(child(node, 'return_type'), text);
  return {
    name: memberName(child(node, 'name'), text),
    async: hasToken(node, 'async'),
    ...(returns && { returns }),
  };
}
